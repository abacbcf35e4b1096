import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import type { Challenge, Peer } from '../../matching/model.js';
import { explainPlan } from '../explain-plan.js';
import type { Problem } from '../problem.js';

const KENT = aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }) });
const SURREY = aChallenge('C2', { council: aCouncil('SRY', { name: 'Surrey' }) });
const DOVER = aChallenge('C2', { council: aCouncil('DOV', { name: 'Dover', county: 'KEN' }) });
type Entry = [week: number | null, peers: string[]];
interface Case {
  readonly challenges?: Challenge[];
  readonly peers?: Peer[];
  readonly year?: Partial<Problem>;
  readonly plan: Record<string, Entry>;
}

function breaches({ challenges = [KENT], peers = [aPeer('1')], year = {}, plan }: Case) {
  const problem = aProblem({ challenges, peers, ...year });
  const entries = Object.entries(plan).map(([id, [week, team]]) => ({ id, week, peers: team }));
  return explainPlan(problem, { problem: 'tiny', challenges: entries }, { peer: (id) => `Peer ${id}` })
    .terms.filter(({ level }) => level === 'hard')
    .flatMap(({ matches }) => matches);
}

describe('broken rules, in words', () => {
  it.each<[string, Case, string]>([
    [
      'week-closed',
      {
        year: { weeks: aProblem().weeks.map((week) => ({ ...week, open: week.index !== 1 })) },
        plan: { C1: [1, ['1']] },
      },
      'Kent is put in the week of 12 April 2027, which is closed.',
    ],
    [
      'week-not-offered',
      { challenges: [{ ...KENT, weeks: [] }], plan: { C1: [1, ['1']] } },
      'Kent is put in the week of 12 April 2027, which is not on offer to it.',
    ],
    [
      'pinned-week-dropped',
      { challenges: [{ ...KENT, pinnedWeek: 2 }], plan: { C1: [null, []] } },
      'Kent is deferred although the week of 19 April 2027 is pinned.',
    ],
    [
      'pinned-week-moved',
      { challenges: [{ ...KENT, pinnedWeek: 2 }], plan: { C1: [1, ['1']] } },
      'Kent is moved from its pinned week, the week of 19 April 2027, to the week of 12 April 2027.',
    ],
    [
      'pinned-peer-dropped',
      { challenges: [{ ...KENT, pinnedPeers: ['2'] }], peers: [aPeer('1'), aPeer('2')], plan: { C1: [1, ['1']] } },
      'Kent loses Peer 2, who is pinned to its team.',
    ],
    [
      'too-far',
      { peers: [aPeer('1', { maxTravelKm: 5 })], plan: { C1: [1, ['1']] } },
      'Kent is 10 km from Peer 1, further than they will travel.',
    ],
    [
      'gap-too-short',
      { challenges: [KENT, SURREY], plan: { C1: [1, ['1']], C2: [3, ['1']] } },
      'Peer 1 is deployed again too soon: in the week of 12 April 2027 and the week of 26 April 2027.',
    ],
    [
      'organisation-drained',
      {
        challenges: [KENT, SURREY],
        peers: [aPeer('1', { organisation: 'SRY' }), aPeer('2', { organisation: 'SRY' })],
        plan: { C1: [1, ['1']], C2: [1, ['2']] },
      },
      '2 peers of Surrey are away in the week of 12 April 2027, more than the limit.',
    ],
    [
      'county-and-district-together',
      { challenges: [KENT, DOVER], peers: [aPeer('1'), aPeer('2')], plan: { C1: [1, ['1']], C2: [2, ['2']] } },
      'Dover is too close to the challenge of its county, Kent.',
    ],
    [
      'week-over-capacity',
      {
        challenges: [KENT, SURREY],
        year: { weeks: aProblem().weeks.map((week) => ({ ...week, capacity: 1 })) },
        peers: [aPeer('1'), aPeer('2')],
        plan: { C1: [1, ['1']], C2: [1, ['2']] },
      },
      'The week of 12 April 2027 holds 2 challenges, more than its capacity.',
    ],
    [
      'too-few-managers',
      { year: { managers: 0, managerRestWeeks: 0 }, plan: { C1: [1, ['1']] } },
      'From the week of 12 April 2027 to the week of 12 April 2027 more challenges run than there are rested managers (1 > 0).',
    ],
    [
      'same-organisation-twice',
      {
        peers: [aPeer('1', { organisation: 'KEN' }), aPeer('2', { organisation: 'KEN' })],
        plan: { C1: [1, ['1', '2']] },
      },
      'Kent has more than one member from Kent.',
    ],
    [
      'kind-not-wanted',
      { peers: [aPeer('1'), aPeer('2', { kind: 'health-sector' })], plan: { C1: [1, ['1', '2']] } },
      'Kent has a member of the kind health sector, a kind that it does not ask for.',
    ],
    [
      'over-budget',
      { year: { budgetDays: 1 }, plan: { C1: [1, ['1']] } },
      'The year costs more working days than its budget (6.5 > 1 days).',
    ],
    [
      'unknown-challenge',
      { plan: { C1: [1, ['1']], C9: [1, []] } },
      'The plan names C9, which is no challenge of this year.',
    ],
  ])('%s', (rule, facts, sentence) => {
    expect(breaches(facts).find(({ term }) => term === rule)?.sentence).toBe(sentence);
  });

  it('belong to the council, the person and the week that they concern', () => {
    const found = breaches({
      peers: [aPeer('1', { availability: 'N'.repeat(12), maxDays: 1 })],
      plan: { C1: [1, ['1']] },
    });
    expect(found.map(({ term, challenge, peer }) => [term, challenge, peer])).toEqual([
      ['peer-unavailable', 'C1', '1'],
      ['peer-over-limit', null, '1'],
    ]);
  });

  it('name councils that challenge each other by their names', () => {
    const found = breaches({
      challenges: [KENT, SURREY],
      peers: [aPeer('1', { organisation: 'SRY' }), aPeer('2', { organisation: 'KEN' })],
      plan: { C1: [1, ['1']], C2: [8, ['2']] },
    });
    expect(found.map(({ sentence }) => sentence)).toEqual(['Kent and Surrey have members from each other’s councils.']);
  });
});
