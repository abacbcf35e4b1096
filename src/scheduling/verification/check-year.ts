import type { Peer } from '../../matching/model.js';
import type { Problem } from '../problem.js';
import { countEach, type Ledger, type Placement } from './ledger.js';

/** Rule 2, and how level the year is: `weekOverload` and `regionLoad`. */
export function checkLoad(placements: readonly Placement[], problem: Problem, ledger: Ledger): void {
  const load = countEach(placements.map(({ week }) => week));
  for (const [week, running] of load) {
    if (running > (problem.weeks[week]?.capacity ?? 0)) ledger.break('week-over-capacity', String(week), running);
    ledger.add('weekOverload', Math.max(0, running - problem.evenLoad) ** 2);
  }
  const regionLoad = countEach(placements.map(({ week, challenge }) => `${challenge.council.region} in week ${week}`));
  for (const running of regionLoad.values()) ledger.add('regionLoad', running - 1);

  for (const { index: first } of problem.weeks) {
    const last = first + problem.managerRestWeeks;
    let busy = 0;
    for (const [week, running] of load) if (week >= first && week <= last) busy += running;
    if (busy > problem.managers)
      ledger.break('too-few-managers', `weeks ${first} to ${last}`, `${busy} > ${problem.managers}`);
  }
}

/** Rules 5, 6 and 10, and `repeatUse`. Returns the working days of the year and how many peers are deployed. */
export function checkDeployments(
  placements: readonly Placement[],
  problem: Problem,
  ledger: Ledger,
): { days: number; peersUsed: number } {
  const weeksByPeer = new Map<Peer, number[]>();
  const awayFrom: string[] = [];
  let days = 0;
  for (const { week, team } of placements) {
    for (const peer of team) {
      weeksByPeer.set(peer, [...(weeksByPeer.get(peer) ?? []), week]);
      awayFrom.push(`${peer.organisation} in week ${week}`);
      days += daysOf(peer, problem);
    }
  }
  for (const [place, away] of countEach(awayFrom))
    if (away > problem.maxAwayPerOrganisation) ledger.break('organisation-drained', place, away);
  for (const [peer, weeks] of weeksByPeer) checkPeer(peer, weeks, problem, ledger);
  if (days > problem.budgetDays) ledger.break('over-budget', 'year', `${days} > ${problem.budgetDays} days`);
  return { days, peersUsed: weeksByPeer.size };
}

function checkPeer(peer: Peer, deployedIn: readonly number[], problem: Problem, ledger: Ledger): void {
  const weeks = [...deployedIn].sort((a, b) => a - b);
  weeks.forEach((week, i) => {
    const before = weeks[i - 1];
    if (before !== undefined && week - before < problem.minGapWeeks)
      ledger.break('gap-too-short', peer.id, `weeks ${before} and ${week}`);
  });
  const deployments = weeks.length;
  const days = deployments * daysOf(peer, problem);
  if (days > peer.maxDays) ledger.break('peer-over-limit', peer.id, `${days} > ${peer.maxDays} days`);
  ledger.add('repeatUse', deployments * (deployments - 1) + 2 * deployments * peer.carriedOver);
}

function daysOf(peer: Peer, problem: Problem): number {
  return problem.daysPerDeployment[peer.kind] ?? 0;
}
