import { restore } from '../restore.js';
import { type Step } from '../price-of-change.js';
import { createState, type SearchState } from '../search-state.js';
import { personalCost, priceOfLeaving, priceOfSeating, type Price } from '../seating-price.js';
import { isFree, mayJoin } from '../seating-rules.js';
import { type StandingPlan } from '../standing-plan.js';
import { countMember } from '../team-tally.js';

/** One change of one team: somebody leaves, somebody joins, or both. Points as in the score of the year; below zero is better. */
export interface SeatChange {
  /** Place of the challenge in the problem. */
  readonly challenge: number;
  /** Places of peers in the problem; -1: nobody. */
  readonly out: number;
  readonly into: number;
  readonly medium: number;
  readonly soft: number;
}

/** The plan in the form in which the search prices a step in less than a microsecond. */
export function readySearch(standing: StandingPlan): SearchState {
  const state = createState(standing.facts);
  restore(state, standing.decisions);
  return state;
}

/**
 * Every change of one place of a scheduled team that breaks no rule, the cheapest first: what leaves fewer vacancies before what
 * leaves more. Only peers who are free come in; pinned members stay. Leaves `state` as it was.
 * Cost: O(members × pool), some 5 ms for 800 peers.
 */
export function seatChanges(state: SearchState, c: number): SeatChange[] {
  const { facts } = state;
  const found: SeatChange[] = [];
  const price: Price = { soft: 0, medium: 0 };
  const free = Array.from({ length: facts.peers.count }, (_, p) => p).filter((p) => isFree(state, p, state.week[c]!));
  for (let place = facts.challenges.pins[c]!.length; place <= state.size[c]!; place++) {
    const out = place < state.size[c]! ? state.team[c * facts.seats + place]! : -1;
    if (facts.challenges.pins[c]!.includes(out)) continue;
    const saved = out < 0 ? 0 : personalCost(state, c, out, state.deploymentCount[out]! - 1);
    const leads = leadsWithout(state, c, out);
    if (out >= 0) countMember(facts, state.counts, c, out, -1);
    if (out >= 0 && leads > 0) {
      priceOfLeaving(state, c, out, price);
      if (isLongEnough(state, c, out)) found.push({ challenge: c, out, into: -1, ...without(price, saved) });
    }
    for (const p of free) {
      if (leads === 0 && facts.canLead[facts.peers.kind[p]!] !== 1) continue;
      if (isOnTeam(state, c, p) || !mayJoin(state, c, p, out)) continue;
      priceOfSeating(state, c, p, price, state.deploymentCount[p], out);
      found.push({ challenge: c, out, into: p, ...without(price, saved) });
    }
    if (out >= 0) countMember(facts, state.counts, c, out, 1);
  }
  return found.sort((a, b) => a.medium - b.medium || a.soft - b.soft || a.out - b.out || a.into - b.into);
}

/** The change as steps of the plan. */
export function stepsOf({ problem }: Pick<StandingPlan, 'problem'>, { challenge, out, into }: SeatChange): Step[] {
  const id = problem.challenges[challenge]!.id;
  return [
    ...(out < 0 ? [] : [{ kind: 'leave' as const, challenge: id, peer: problem.peers[out]!.id }]),
    ...(into < 0 ? [] : [{ kind: 'join' as const, challenge: id, peer: problem.peers[into]!.id }]),
  ];
}

const without = ({ medium, soft }: Price, saved: number): Price => ({ medium, soft: soft - saved });

function isOnTeam({ facts, team, size }: SearchState, c: number, p: number): boolean {
  for (let i = 0; i < size[c]!; i++) if (team[c * facts.seats + i] === p) return true;
  return false;
}

/** Members who can lead when `out` has left. */
function leadsWithout({ facts, team, size }: SearchState, c: number, out: number): number {
  let leads = 0;
  for (let i = 0; i < size[c]!; i++) {
    const p = team[c * facts.seats + i]!;
    if (p !== out && facts.canLead[facts.peers.kind[p]!] === 1) leads++;
  }
  return leads;
}

/** Rule 11 once `out` has left and nobody has come. */
function isLongEnough({ facts, missing, size, kindCount }: SearchState, c: number, out: number): boolean {
  const cell = c * facts.kinds + facts.peers.kind[out]!;
  const short = missing[c]! + (kindCount[cell]! <= facts.challenges.kindMin[cell]! ? 1 : 0);
  const further = Math.max(0, facts.challenges.minSize[c]! - (size[c]! - 1) - short);
  return short + further <= facts.problem.maxVacancies;
}
