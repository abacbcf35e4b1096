import { drawPeer, drawScheduled, energyOf, type Search } from '../search.js';
import { type SearchState } from '../search-state.js';
import { canSeat, priceOfSeating, seat, unseat } from '../seating.js';
import { takeBusyPeer } from './take-busy-peer.js';

/**
 * Replaces a member, fills a free place, or drops a member: draws a place of a team, empties it and tries some peers,
 * free or busy, until one is worth it. When none is, the emptied team stands as the change.
 */
export function replaceMember(search: Search): boolean {
  const { state, random, options } = search;
  const { facts } = state;
  const c = drawScheduled(search);
  if (c < 0) return false;
  const pins = facts.challenges.pins[c]!.length;
  const places = Math.min(facts.challenges.maxSize[c]!, state.size[c]! + 1);
  if (places <= pins) return false;
  const place = pins + random.below(places - pins);
  const out = place < state.size[c]! ? state.team[c * facts.seats + place]! : -1;
  const k = out < 0 || random.next() < options.otherKinds ? random.below(facts.kinds) : facts.peers.kind[out]!;
  if (out >= 0) unseat(state, c, place);
  return seatOneOf(search, c, k, out) || out >= 0;
}

function seatOneOf(search: Search, c: number, k: number, out: number): boolean {
  const { state, random, options, price } = search;
  const { facts } = state;
  const cell = c * facts.kinds + k;
  if (state.kindCount[cell]! >= facts.challenges.kindMax[cell]!) return false;
  const room = search.energy + search.allowance - energyOf(search);
  const w = state.week[c]!;
  for (let i = 0; i < options.tries; i++) {
    const p = drawPeer(search, w, k);
    if (p < 0) return false;
    if (p === out || facts.challenges.travel[c * facts.peers.count + p]! < 0) continue;
    const held = isHeld(state, p, w);
    if (held ? random.next() >= options.takeBusy : !canSeat(state, c, p)) continue;
    priceOfSeating(state, c, p, price, state.deploymentCount[p]! - (held ? 1 : 0));
    const cost = price.soft + price.medium * options.mediumPrice;
    if (cost > (held ? room + options.refillHope : room)) continue;
    if (held) return takeBusyPeer(search, c, p, out);
    seat(state, c, p);
    return true;
  }
  return false;
}

/** Whether other deployments keep peer p from week w. */
function isHeld(state: SearchState, p: number, w: number): boolean {
  const { facts } = state;
  return state.busy[p * facts.weeks + w] !== 0 || state.deploymentCount[p]! >= facts.peers.maxDeployments[p]!;
}
