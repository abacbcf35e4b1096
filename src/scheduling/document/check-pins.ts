import type { Challenge, Peer } from '../../matching/model.js';
import type { HardRuleId } from '../constraints/hard-rules.js';
import type { Problem } from '../problem.js';
import { verifyPlan, type Violation } from '../verify-plan.js';
import { at, type Report } from './reader.js';

/** Rules that are no verdict on the pins: more members may mend them, or the reference that is wrong is reported itself. */
const NOT_OF_PINS: ReadonlySet<HardRuleId> = new Set([
  'team-too-short',
  'nobody-to-lead',
  'unknown-peer',
  'peer-twice-on-team',
]);

/**
 * Reports pins that contradict each other or a hard rule, so that no plan can keep them all. The verifier judges the pins as
 * a plan of their own: what they break alone, every plan breaks that keeps them. A challenge whose peers are pinned and
 * whose week is not must have a week on offer in which its pins break nothing; it is judged beside the challenges that
 * share a pinned peer with it. Source: docs/planning/PROBLEM.md, hard rule 1 (what is pinned stays).
 */
export function checkPins(problem: Problem, report: Report): void {
  const peerById = new Map(problem.peers.map((peer) => [peer.id, peer]));
  const broken = (challenges: readonly Challenge[]) => brokenByPins(problem, challenges, peerById);
  const indexOf = new Map(problem.challenges.map(({ id }, i) => [id, i]));
  const fixed = problem.challenges.filter((challenge) => isUsable(challenge.pinnedWeek, challenge, problem));
  for (const violation of broken(fixed))
    report(
      placeOf(violation, indexOf, problem),
      `contradicts a pin: ${violation.sentence} Take a pin off or change what it breaks`,
    );

  const fixedByPeer = new Map<string, Challenge[]>();
  for (const challenge of fixed)
    for (const id of challenge.pinnedPeers) fixedByPeer.set(id, [...(fixedByPeer.get(id) ?? []), challenge]);
  for (const challenge of problem.challenges) {
    if (challenge.pinnedWeek !== null || challenge.pinnedPeers.length === 0) continue;
    const beside = [...new Set(challenge.pinnedPeers.flatMap((id) => fixedByPeer.get(id) ?? []))];
    const already = broken(beside).length;
    const usable = challenge.weeks.map(({ week }) => week).filter((week) => isUsable(week, challenge, problem));
    const verdicts = usable.map((week) => broken([{ ...challenge, pinnedWeek: week }, ...beside]));
    if (verdicts.some((violations) => violations.length <= already)) continue;
    const reason = verdicts[0]?.[0] ? `in week ${usable[0]}: ${verdicts[0][0].sentence}` : 'none of them is open.';
    report(
      `${at('$.challenges', indexOf.get(challenge.id) ?? 0)}.pinnedPeers`,
      `cannot be kept in any week on offer to the challenge; ${reason} Take a pin off or offer another week`,
    );
  }
}

/** What the pins of these challenges break when nothing else is planned. */
function brokenByPins(
  problem: Problem,
  challenges: readonly Challenge[],
  peerById: ReadonlyMap<string, Peer>,
): readonly Violation[] {
  const pinned = new Set(challenges.flatMap(({ pinnedPeers }) => pinnedPeers));
  const peers = [...pinned].map((id) => peerById.get(id)).filter((peer) => peer !== undefined);
  const pins = challenges.map(({ id, pinnedWeek, pinnedPeers }) => ({ id, week: pinnedWeek, peers: pinnedPeers }));
  const { violations } = verifyPlan(
    { ...problem, challenges, peers, baseline: null },
    { problem: problem.name, challenges: pins },
  );
  return violations.filter(({ rule }) => !NOT_OF_PINS.has(rule));
}

/** A pinned week that is closed or not on offer is reported where references are checked, and judged no further. */
function isUsable(week: number | null, challenge: Challenge, problem: Problem): boolean {
  return week !== null && problem.weeks[week]?.open === true && challenge.weeks.some((offer) => offer.week === week);
}

function placeOf({ rule, where }: Violation, indexOf: ReadonlyMap<string, number>, problem: Problem): string {
  switch (rule) {
    case 'gap-too-short':
    case 'peer-over-limit':
      return at(
        '$.peers',
        problem.peers.findIndex(({ id }) => id === where),
      );
    case 'week-over-capacity':
      return `$.weeks[${where}].capacity`;
    case 'too-few-managers':
      return '$.managers';
    case 'organisation-drained':
      return '$.maxAwayPerOrganisation';
    case 'over-budget':
      return '$.budgetDays';
    case 'county-and-district-together':
      return `${at('$.challenges', indexOf.get(where) ?? 0)}.pinnedWeek`;
    default:
      return `${at('$.challenges', indexOf.get(where) ?? 0)}.pinnedPeers`;
  }
}
