import type { Challenge, Peer } from '../../matching/model.js';
import type { Problem } from '../problem.js';
import { countEach, type Ledger, type Placement } from './ledger.js';

/** Vacancies of one team: by kind, and further places that any kind may fill. */
export interface TeamVacancies {
  readonly byKind: ReadonlyMap<string, number>;
  readonly furtherPlaces: number;
  readonly total: number;
}

/** Rule 1: the week is open and on offer, and what is pinned stays. */
export function checkWeekAndPins({ challenge, week, ids }: Placement, problem: Problem, ledger: Ledger): void {
  const { pinnedWeek, pinnedPeers } = challenge;
  if (!problem.weeks[week]?.open) ledger.break('week-closed', challenge, week);
  if (!challenge.weeks.some((offer) => offer.week === week)) ledger.break('week-not-offered', challenge, week);
  if (pinnedWeek !== null && week !== pinnedWeek)
    ledger.break('pinned-week-moved', challenge, `${pinnedWeek} -> ${week}`);
  for (const id of pinnedPeers) if (!ids.includes(id)) ledger.break('pinned-peer-dropped', challenge, id);
}

/** Rule 1 for a deferred challenge: one breach for each pin. */
export function checkDeferredPins(challenge: Challenge, ledger: Ledger): void {
  if (challenge.pinnedWeek !== null) ledger.break('pinned-week-dropped', challenge, challenge.pinnedWeek);
  for (const id of challenge.pinnedPeers) ledger.break('pinned-peer-dropped', challenge, id);
}

/** Rule 3: the shape of a team. */
export function checkTeamShape({ challenge, ids, team }: Placement, problem: Problem, ledger: Ledger): void {
  if (new Set(ids).size !== ids.length) ledger.break('peer-twice-on-team', challenge);
  if (ids.length > challenge.maxSize) ledger.break('team-too-large', challenge, ids.length);
  for (const [organisation, members] of countEach(team.map((peer) => peer.organisation)))
    if (members > 1) ledger.break('same-organisation-twice', challenge, organisation);
  for (const [kind, members] of countEach(team.map((peer) => peer.kind))) {
    const bounds = boundsOf(challenge, kind);
    if (!bounds) ledger.break('kind-not-wanted', challenge, kind);
    else if (members > bounds[1]) ledger.break('too-many-of-kind', challenge, `${kind} ${members} > ${bounds[1]}`);
  }
  if (!team.some((peer) => problem.leadKinds.includes(peer.kind))) ledger.break('nobody-to-lead', challenge);
}

/** Rule 11 and the medium score: what the team lacks. A kind with too many never makes up for one that is short. */
export function countVacancies({ challenge, team }: Placement, problem: Problem, ledger: Ledger): TeamVacancies {
  const have = countEach(team.map((peer) => peer.kind));
  const byKind = new Map<string, number>();
  let missing = 0;
  for (const [kind, [min]] of Object.entries(challenge.kinds)) {
    const short = Math.max(0, min - (have.get(kind) ?? 0));
    if (short > 0) byKind.set(kind, short);
    missing += short;
  }
  const furtherPlaces = Math.max(0, challenge.minSize - team.length - missing);
  const total = missing + furtherPlaces;
  if (total > problem.maxVacancies) ledger.break('team-too-short', challenge, `${total} vacancies`);
  return { byKind, furtherPlaces, total };
}

/** Rule 4 for every member, with what their week and their journey cost. */
export function checkMembers({ challenge, week, team }: Placement, ledger: Ledger): void {
  const { council } = challenge;
  for (const peer of team) {
    const letter = peer.availability[week] ?? 'N';
    if (letter === 'N') ledger.break('peer-unavailable', challenge, peer.id);
    if (letter === 'I') ledger.add('ifNeeded', 1);
    if (peer.conflicts.includes(council.code)) ledger.break('conflict-of-interest', challenge, peer.id);
    const km = kilometres(peer, council);
    if (km > peer.maxTravelKm) ledger.break('too-far', challenge, `${peer.id} ${Math.round(km)} km`);
    ledger.add('travelPer40Km', Math.floor(km / 40));
  }
}

function boundsOf(challenge: Challenge, kind: string): readonly [min: number, max: number] | undefined {
  return Object.hasOwn(challenge.kinds, kind) ? challenge.kinds[kind] : undefined;
}

function kilometres(peer: Peer, council: Challenge['council']): number {
  return Math.hypot(peer.easting - council.easting, peer.northing - council.northing) / 1000;
}
