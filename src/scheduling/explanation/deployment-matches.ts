import { memberCost } from '../../matching/fit.js';
import { distanceKm, type Peer } from '../../matching/model.js';
import type { Problem } from '../problem.js';
import type { Placement } from '../verification/ledger.js';
import type { MatchList } from './match-list.js';
import { listed, many, type Wording } from './wording.js';

/** Weeks around the challenge of one's own council in which one is missed there. */
const NEAR_HOME_WEEKS = 3;

/** What each deployment costs by itself: the week, the journey, and the peer's own council left alone. */
export function addDeploymentMatches(
  placements: readonly Placement[],
  problem: Problem,
  say: Wording,
  list: MatchList,
): void {
  const hostOf = new Map(placements.map((placement) => [placement.challenge.council.code, placement]));
  const { weights } = problem;
  for (const { challenge, week, team } of placements) {
    const where = challenge.council.name;
    for (const peer of team) {
      const of = { challenge: challenge.id, peer: peer.id, week };
      const { ifNeeded, travelPer40Km } = memberCost(peer, challenge, week, weights);
      const steps = travelPer40Km.amount;
      list.add({
        ...of,
        term: 'ifNeeded',
        amount: ifNeeded.amount,
        weight: weights.ifNeeded,
        sentence: () => `${say.peer(peer.id)} is at ${where} in ${say.week(week)}, which they marked “if needed”.`,
      });
      list.add({
        ...of,
        term: 'travelPer40Km',
        amount: steps,
        weight: weights.travelPer40Km,
        sentence: () =>
          `${say.peer(peer.id)} travels ${Math.round(distanceKm(peer, challenge.council))} km to ${where}: ${many(steps, 'full step')} of 40 km.`,
      });
      const home = hostOf.get(peer.organisation);
      const apart = home ? Math.abs(home.week - week) : 0;
      list.add({
        ...of,
        term: 'homeAbsent',
        amount: home && apart > 0 && apart <= NEAR_HOME_WEEKS ? 1 : 0,
        weight: weights.homeAbsent,
        sentence: () =>
          `${say.peer(peer.id)} is at ${where} ${many(apart, 'week')} ${home && home.week > week ? 'before' : 'after'} the challenge of their own council, ${say.organisation(peer.organisation)}.`,
      });
    }
  }
}

/** Peers who are asked more than once, or again after recent years. */
export function addRepeatedUse(
  placements: readonly Placement[],
  problem: Problem,
  say: Wording,
  list: MatchList,
): void {
  const councilsOf = new Map<Peer, string[]>();
  for (const { challenge, team } of placements)
    for (const peer of team) councilsOf.set(peer, [...(councilsOf.get(peer) ?? []), challenge.council.name]);
  for (const [peer, councils] of councilsOf) {
    const { carriedOver } = peer;
    const times = councils.length;
    const before = carriedOver === 0 ? '' : `, after ${many(carriedOver, 'deployment')} in recent years`;
    list.add({
      term: 'repeatUse',
      amount: times * (times - 1) + 2 * times * carriedOver,
      weight: problem.weights.repeatUse,
      sentence: () => `${say.peer(peer.id)} is deployed ${sayTimes(times)} (${listed(councils)})${before}.`,
      peer: peer.id,
    });
  }
}

const sayTimes = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
