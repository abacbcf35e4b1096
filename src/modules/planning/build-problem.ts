import { type Challenge, type Peer } from '../../matching/model.js';
import { type Problem, PROBLEM_FORMAT } from '../../scheduling/problem.js';
import { type CalendarWeek } from '../programmes/calendar-of-weeks.js';
import { weeksOfChallenge } from './challenge-weeks.js';
import { findConflicts, spanOf } from './find-conflicts.js';
import { weeksOfPeer } from './peer-weeks.js';
import { type ChallengeFacts, type KindFacts, type PeerFacts, type ProblemFacts } from './problem-facts.js';
import { type PeerReasons, type ProblemReasons, ReasonTable, type WeekReasons } from './problem-reasons.js';

/** A problem and why it is as it is. */
export interface BuiltProblem {
  readonly problem: Problem;
  readonly reasons: ProblemReasons;
}

/**
 * States a programme year as a problem of the exchange format: ids instead of people, tokens instead of parties, and the domain's
 * rules as missing weeks, costs, letters and conflicts, each with its reason. The same facts give the same document: challenges
 * and peers stand in the order of their references. Conflicts are those with councils that have a challenge this year.
 * A peer whose kind is not among `kinds` is a fault of the tables and throws. Cost: peers × (weeks + challenges); 800 peers and
 * 114 challenges in some 300 ms.
 * Source: docs/planning/PROBLEM.md, "The problem document".
 */
export function buildProblem(facts: ProblemFacts): BuiltProblem {
  const { year, kinds } = facts;
  const { planning } = year.settings;
  const table = new ReasonTable();
  const hosts = [...facts.challenges].sort(byReference);
  const challengeReasons: Record<string, WeekReasons[]> = {};
  const peerReasons: Record<string, PeerReasons> = {};

  const challenges = hosts.map((challenge): Challenge => {
    const weeks = weeksOfChallenge(challenge, year);
    challengeReasons[challenge.id] = weeks.map(({ reasons }) => table.numbersOf(reasons));
    const offered = weeks.filter(({ onOffer }) => onOffer).map(({ index, cost }) => ({ week: index, cost }));
    return toChallenge(challenge, offered, year.weeks);
  });

  const kindOf = new Map(kinds.map((kind) => [kind.code, kind]));
  const span = spanOf(year);
  const peers = [...facts.peers].sort(byReference).map((peer): Peer => {
    const kind = kindOf.get(peer.kind);
    if (!kind) throw new Error(`Peer ${peer.reference} is of kind "${peer.kind}", which is not in the table of kinds.`);
    const weeks = weeksOfPeer(peer, kind, year);
    const conflicts: Record<string, number[]> = {};
    for (const { council } of hosts) {
      const reasons = findConflicts(peer, council, span, facts);
      if (reasons.length > 0) conflicts[council.code] = table.numbersOf(reasons);
    }
    peerReasons[peer.id] = {
      weeks: weeks.map(({ letter, reasons }) => (letter === 'N' ? table.numbersOf(reasons) : [])),
      conflicts,
    };
    return toPeer(peer, kind, weeks.map(({ letter }) => letter).join(''), Object.keys(conflicts).sort());
  });

  const openWeeks = year.weeks.filter(({ open }) => open).length;
  const themes = [
    ...challenges.flatMap((each) => each.themes.map(({ theme }) => theme)),
    ...peers.flatMap((each) => each.themes),
  ];
  return {
    problem: {
      format: PROBLEM_FORMAT,
      name: year.reference,
      seed: null,
      weeks: year.weeks.map(({ index, monday, open }) => ({
        index,
        monday,
        open,
        capacity: open ? year.weeklyCapacity : 0,
      })),
      managers: year.managers,
      managerRestWeeks: year.managerRestWeeks,
      evenLoad: openWeeks === 0 ? challenges.length : Math.ceil(challenges.length / openWeeks),
      kinds: kinds.map(({ code }) => code),
      leadKinds: kinds.filter(({ canLead }) => canLead).map(({ code }) => code),
      themes: [...new Set(themes)].sort(),
      daysPerDeployment: Object.fromEntries(kinds.map(({ code, daysPerDeployment }) => [code, daysPerDeployment])),
      budgetDays: year.budgetDays,
      minGapWeeks: planning.minGapWeeks,
      kinGapWeeks: planning.kinGapWeeks,
      maxAwayPerOrganisation: planning.maxAwayPerOrganisation,
      maxVacancies: planning.maxVacancies,
      vacancyWeights: Object.fromEntries(kinds.map(({ code, vacancyWeight }) => [code, vacancyWeight])),
      deferralWeight: planning.deferralWeight,
      weights: year.weights,
      challenges,
      peers,
      baseline: null,
    },
    reasons: {
      reasons: table.reasons,
      weeks: year.weeks.map(({ reasons }) => table.numbersOf(reasons)),
      challenges: challengeReasons,
      peers: peerReasons,
    },
  };
}

function toChallenge(
  challenge: ChallengeFacts,
  weeks: Challenge['weeks'],
  calendar: readonly CalendarWeek[],
): Challenge {
  const { council, pinnedWeek } = challenge;
  const pinned = calendar.find(({ monday }) => monday === pinnedWeek);
  return {
    id: challenge.id,
    council: {
      code: council.code,
      name: council.name,
      class: council.class,
      county: council.county,
      region: council.region,
      easting: council.easting,
      northing: council.northing,
      control: council.control?.token ?? null,
    },
    priority: challenge.priority,
    weeks,
    minSize: challenge.minSize,
    maxSize: challenge.maxSize,
    kinds: challenge.kinds,
    themes: challenge.themes,
    pinnedWeek: pinned?.index ?? null,
    pinnedPeers: challenge.pinnedPeerIds,
  };
}

function toPeer(peer: PeerFacts, kind: KindFacts, availability: string, conflicts: readonly string[]): Peer {
  return {
    id: peer.id,
    kind: peer.kind,
    party: kind.isElectedMember ? peer.partyToken : null,
    organisation: peer.organisation,
    councilClass: kind.isLocalGovernment ? (peer.homeCouncil?.class ?? null) : null,
    region: peer.region,
    easting: peer.easting,
    northing: peer.northing,
    themes: peer.themes,
    availability,
    maxDays: peer.maxDays,
    maxTravelKm: peer.maxTravelKm,
    experience: peer.experience,
    carriedOver: peer.carriedOver,
    acceptance: peer.acceptance,
    conflicts,
  };
}

function byReference(a: { readonly reference: string }, b: { readonly reference: string }): number {
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0;
}
