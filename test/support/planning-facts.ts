import {
  type ChallengeFacts,
  type CouncilFacts,
  type HomeCouncilFacts,
  type KindFacts,
  type PeerFacts,
  type ProblemFacts,
  type YearFacts,
} from '../../src/modules/planning/problem-facts.js';
import { calendarOfWeeks, type WeekOverride } from '../../src/modules/programmes/calendar-of-weeks.js';
import { defaultProgrammeSettings } from '../../src/modules/programmes/programme-settings.js';
import { DEFAULT_WEIGHTS } from '../../src/scheduling/constraints/catalogue.js';

/** Twelve ordinary weeks from Monday 6 September 2027, without elections, conferences or holidays. */
export function someYearFacts(changes: Partial<YearFacts> = {}, overrides: readonly WeekOverride[] = []): YearFacts {
  const { startsOn, weekCount, settings } = {
    startsOn: '2027-09-06',
    weekCount: 12,
    settings: defaultProgrammeSettings(),
    ...changes,
  };
  return {
    reference: 'YEAR',
    startsOn,
    weekCount,
    budgetDays: 100,
    managers: 3,
    managerRestWeeks: 2,
    weeklyCapacity: 2,
    settings,
    weights: DEFAULT_WEIGHTS,
    weeks: calendarOfWeeks({ startMonday: startsOn, weeks: weekCount }, settings.calendar, overrides),
    conferences: [],
    ...changes,
  };
}

const someKindFacts = (code: string, changes: Partial<KindFacts>): KindFacts => ({
  code,
  daysPerDeployment: 5.5,
  vacancyWeight: 1,
  isElectedMember: false,
  canLead: false,
  isLocalGovernment: true,
  ...changes,
});

export const SOME_KINDS: readonly KindFacts[] = [
  someKindFacts('leader', { daysPerDeployment: 6.5, vacancyWeight: 3, isElectedMember: true, canLead: true }),
  someKindFacts('officer', {}),
  someKindFacts('voluntary', { isLocalGovernment: false }),
];

/** A council in the middle of England that never votes. */
export function someCouncilFacts(code: string, changes: Partial<CouncilFacts> = {}): CouncilFacts {
  return {
    code,
    name: `Council ${code}`,
    class: 'unitary',
    county: null,
    region: 'East Midlands',
    easting: 450_000,
    northing: 340_000,
    validFrom: null,
    validTo: null,
    control: null,
    isControlKnown: true,
    polls: [],
    predecessors: [],
    ...changes,
  };
}

/** A challenge of council HST that asks for one leader. */
export function someChallengeFacts(changes: Partial<ChallengeFacts> = {}): ChallengeFacts {
  return {
    id: 'challenge-1',
    reference: 'PC-001',
    council: someCouncilFacts('HST'),
    priority: 1,
    minSize: 1,
    maxSize: 3,
    kinds: { leader: [1, 1], officer: [0, 2] },
    themes: [{ theme: 'finance', weight: 1, experts: 1 }],
    commissionedOn: null,
    wish: null,
    earliest: null,
    latest: null,
    blockedWeeks: [],
    riskAssessmentOn: null,
    pinnedWeek: null,
    pinnedPeerIds: [],
    overrides: [],
    ...changes,
  };
}

export function someHome(code: string, changes: Partial<HomeCouncilFacts> = {}): HomeCouncilFacts {
  return { code, name: `Council ${code}`, class: 'unitary', county: null, polls: [], ...changes };
}

/** A leader at council HOM who is free all year. */
export function somePeerFacts(changes: Partial<PeerFacts> = {}): PeerFacts {
  return {
    id: 'peer-1',
    reference: 'PEER-001',
    kind: 'leader',
    partyToken: 'party-a',
    organisation: 'HOM',
    homeCouncil: someHome('HOM'),
    region: 'East Midlands',
    easting: 455_000,
    northing: 345_000,
    themes: ['housing'],
    maxDays: 13,
    maxTravelKm: 200,
    experience: 2,
    carriedOver: 0,
    acceptance: 0.5,
    accreditedUntil: null,
    answers: [{ startsOn: '2027-09-06', letters: 'Y'.repeat(12) }],
    posts: [],
    pastTeams: [],
    declared: [],
    ...changes,
  };
}

export function someProblemFacts(changes: Partial<ProblemFacts> = {}): ProblemFacts {
  return {
    year: someYearFacts(),
    kinds: SOME_KINDS,
    challenges: [someChallengeFacts()],
    peers: [somePeerFacts()],
    neighbours: new Map(),
    shared: new Map(),
    ...changes,
  };
}
