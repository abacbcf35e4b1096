import type { Problem } from '../problem.js';
import type { Ledger, Placement } from './ledger.js';

/** Rules 7, 8 and 9, and `homeAbsent`: councils that are challenged themselves in this year. */
export function checkCouncils(placements: readonly Placement[], problem: Problem, ledger: Ledger): void {
  const hostOf = new Map(placements.map((placement) => [placement.challenge.council.code, placement]));

  for (const { challenge, week } of placements) {
    const { county } = challenge.council;
    const countyHost = county === null ? undefined : hostOf.get(county);
    if (countyHost && Math.abs(countyHost.week - week) < problem.kinGapWeeks)
      ledger.break('county-and-district-together', challenge, countyHost.challenge.council.code);
  }

  /** For a council that is challenged: the challenged councils that its peers go to. */
  const visits = new Map<string, Set<string>>();
  for (const { challenge, week, team } of placements) {
    for (const peer of team) {
      const home = hostOf.get(peer.organisation);
      if (!home) continue;
      const weeksApart = Math.abs(home.week - week);
      if (weeksApart === 0) ledger.break('own-council-challenged', challenge, peer.id);
      else if (weeksApart <= 3) ledger.add('homeAbsent', 1);
      const visited = visits.get(peer.organisation) ?? new Set();
      visits.set(peer.organisation, visited.add(challenge.council.code));
    }
  }
  for (const [from, visited] of visits) {
    for (const to of visited) {
      const [one, other] = [hostOf.get(from), hostOf.get(to)];
      if (from < to && one && other && visits.get(to)?.has(from))
        ledger.break('councils-challenge-each-other', one.challenge, other.challenge.id);
    }
  }
}
