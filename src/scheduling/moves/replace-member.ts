import { findWorthwhile, layJoining } from '../joining-price.js';
import { drawScheduled, type Search } from '../search.js';
import { personalCost, priceOfLeaving } from '../seating-price.js';
import { hasRoomFor, isFree, mayLeaveHome } from '../seating-rules.js';
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

  const saved = out >= 0 ? personalCost(state, c, out, state.deploymentCount[out]! - 1) : 0;
  if (out >= 0) countMember(facts, counts, c, out, -1);
  const { peer, energy } = findReplacement(search, c, k, out, saved);
  const isWorthLeaving = peer < 0 && out >= 0 && size > facts.challenges.minSize[c]! && mayLeave(search, c, out, saved);
  if (out >= 0) countMember(facts, counts, c, out, 1);
  if (peer >= 0 && !isFree(state, peer, state.week[c]!)) return takeBusyPeer(search, c, peer, out, energy);
  if (peer < 0 && !isWorthLeaving) return false;
  if (out >= 0) unseat(state, c, placeOf(state, c, out));
  if (peer >= 0) seat(state, c, peer);
  return true;
}

function mayLeave({ state, options, price, allowance }: Search, c: number, out: number, saved: number): boolean {
  const { soft, medium } = priceOfLeaving(state, c, out, price);
  return soft + medium * options.mediumPrice - saved <= allowance;
}

/** A peer of kind k who may be worth the place of `out` (-1: a free place), or nobody; expects `out` counted out. */
function findReplacement(search: Search, c: number, k: number, out: number, saved: number): Choice {
  const { state, random, options, joining } = search;
  const { peers, kinds } = state.facts;
  const w = state.week[c]!;
  const from = peers.poolStart[w * kinds + k]!;
  const length = peers.poolStart[w * kinds + k + 1]! - from;
  if (length === 0 || !hasRoomFor(state, c, peers.pool[from]!, out)) return NOBODY;
  layJoining(state, c, peers.pool[from]!, out, joining);
  const medium = joining.medium * options.mediumPrice;
  const leaving = 2 * state.facts.weights.repeatUse;
  joining.limit = search.allowance + saved - medium;
  joining.busyLimit = Math.max(joining.limit, joining.limit + options.refillHope + leaving);
  const start = from + random.below(length);
  const end = from + length;
  const looked = Math.min(length, options.tries);
  const choice =
    firstWorthwhile(search, c, out, start, Math.min(end, start + looked)) ??
    firstWorthwhile(search, c, out, from, Math.max(from, start + looked - length));
  if (choice === null) return NOBODY;
  return { peer: choice.peer, energy: choice.energy + medium - saved };
}

/** The first of some peers in the pool, free or busy, who is worth it. */
function firstWorthwhile(search: Search, c: number, out: number, first: number, end: number): Choice | null {
  const { state, random, options, joining } = search;
  const { pool } = state.facts.peers;
  const w = state.week[c]!;
  const leaving = 2 * state.facts.weights.repeatUse;
  for (let i = findWorthwhile(state, joining, first, end); i >= 0; i = findWorthwhile(state, joining, i + 1, end)) {
    const p = pool[i]!;
    if (p === out) continue;
    const free = isFree(state, p, w);
    if (free && joining.soft > joining.limit) continue;
    if (!free && options.takeBusy < 1 && random.next() >= options.takeBusy) continue;
    if (mayLeaveHome(state, c, p, out)) return { peer: p, energy: free ? joining.soft : joining.soft - leaving };
  }
  return null;
}
