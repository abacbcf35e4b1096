import { drawPeer, drawScheduled, type Search } from '../search.js';
import { personalCost, priceOfSeating } from '../seating-price.js';
import { isFree, mayJoin } from '../seating-rules.js';
import { placeOf, seat, unseat } from '../seating.js';
import { countMember } from '../team-tally.js';
import { type Choice, NOBODY } from './best-peer.js';
import { takeBusyPeer } from './take-busy-peer.js';

/**
 * Replaces a member or fills a free place: draws a place of a team and tries some peers for it, free or busy, until one
 * is worth it. Where none is, a member beyond the least size is dropped.
 */
export function replaceMember(search: Search): boolean {
  const { state, random, options } = search;
  const { facts, counts } = state;
  const c = drawScheduled(search);
  if (c < 0) return false;
  const size = state.size[c]!;
  const pins = facts.challenges.pins[c]!.length;
  const places = Math.min(facts.challenges.maxSize[c]!, size + 1);
  if (places <= pins) return false;
  const place = pins + random.below(places - pins);
  const out = place < size ? state.team[c * facts.seats + place]! : -1;
  const k = out < 0 || random.next() < options.otherKinds ? random.below(facts.kinds) : facts.peers.kind[out]!;

  if (out >= 0) countMember(facts, counts, c, out, -1);
  const { peer, energy } = findReplacement(search, c, k, out);
  if (out >= 0) countMember(facts, counts, c, out, 1);
  if (peer >= 0 && !isFree(state, peer, state.week[c]!)) return takeBusyPeer(search, c, peer, out, energy);
  if (peer < 0 && (out < 0 || size <= facts.challenges.minSize[c]!)) return false;
  if (out >= 0) unseat(state, c, placeOf(state, c, out));
  if (peer >= 0) seat(state, c, peer);
  return true;
}

/** A peer of kind k who may be worth the place of `out` (-1: a free place), or nobody; expects `out` counted out. */
function findReplacement(search: Search, c: number, k: number, out: number): Choice {
  const { state, random, options, price } = search;
  const w = state.week[c]!;
  const saved = out >= 0 ? personalCost(state, c, out, state.deploymentCount[out]! - 1) : 0;
  for (let i = 0; i < options.tries; i++) {
    const p = drawPeer(search, w, k);
    if (p < 0) return NOBODY;
    if (p === out || !mayJoin(state, c, p, out)) continue;
    const free = isFree(state, p, w);
    if (!free && options.takeBusy < 1 && random.next() >= options.takeBusy) continue;
    priceOfSeating(state, c, p, price, state.deploymentCount[p]! - (free ? 0 : 1), out);
    const energy = price.soft + price.medium * options.mediumPrice - saved;
    if (energy <= search.allowance + (free ? 0 : options.refillHope)) return { peer: p, energy };
  }
  return NOBODY;
}
