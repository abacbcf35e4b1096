import { type Facts } from '../encode-problem.js';
import {
  countMember,
  createTeamCounts,
  ELECTED,
  LEADERS,
  LEADERS_OF_CONTROL,
  LEADS_OF_CLASS,
  MEMBERS,
  NEWCOMERS,
  OF_CLASS,
  OF_CONTROL,
  ON_THEME,
  PARTIES,
  REGION_EXCESS,
  TALLY_SIZE,
  teamCost,
} from '../team-tally.js';
import { type Candidates, findCandidates } from './candidates.js';
import { CompletionCost, costOfPlaces, type TeamPrices } from './completion-cost.js';
import { type WeekPrices } from './prices.js';
import { type TeamSpace } from './team-space.js';

/** Sums in different orders differ by less than this. */
export const ROUNDING = 1e-7;

/** What remains to come among the candidates of a kind and those after it, as bits. */
const ELECTED_TO_COME = 1;
const CONTROL_TO_COME = 2;
const LEADER_OF_CONTROL_TO_COME = 4;
const CLASS_TO_COME = 8;
const LEAD_OF_CLASS_TO_COME = 16;

/** The answer for one challenge and week. */
export interface PricedTeam {
  /** The members of the cheapest team found, or null when none was cheaper than the limit. */
  readonly members: Int32Array | null;
  readonly cost: number;
  /** No team costs less than this. */
  readonly lower: number;
}

/**
 * Finds the cheapest team of a challenge in a week at given prices: a dynamic programme over what is simple in a team's
 * cost, and under its guidance a search with the whole cost. One object serves one problem; it holds scratch room.
 */
export class TeamPricer {
  private readonly completion = new CompletionCost();
  private readonly counts;
  private readonly organisations: Uint8Array;
  private space!: TeamSpace;
  private candidates!: Candidates;
  private prices!: TeamPrices;
  private toCome: number[] = [];
  private readonly stack: number[] = [];
  private best = 0;
  private bestTeam: Int32Array | null = null;
  private nodesLeft = 0;

  constructor(private readonly facts: Facts) {
    this.counts = createTeamCounts(facts);
    this.organisations = new Uint8Array(facts.organisations);
  }

  /** Whether the last search ended before it was through. */
  get hasGivenUp(): boolean {
    return this.nodesLeft < 0;
  }

  /**
   * @param limit only teams cheaper than this matter
   * @param mostNodes steps after which the search gives up and answers with what it has
   */
  price(
    space: TeamSpace,
    w: number,
    week: WeekPrices,
    prices: TeamPrices,
    limit: number,
    mostNodes: number,
  ): PricedTeam {
    this.nodesLeft = mostNodes;
    const nothing = { members: null, cost: Infinity, lower: Infinity };
    const candidates = space.mostExtras < 0 ? null : findCandidates(this.facts, space, w, week);
    if (candidates === null || space.kinds.length === 0) return nothing;
    this.completion.fill(this.facts, space, candidates, prices);
    const root = this.completion.at(0, 0, 0, 0);
    if (root >= limit) return { members: null, cost: Infinity, lower: root - ROUNDING };
    this.space = space;
    this.candidates = candidates;
    this.prices = prices;
    this.toCome = this.listToCome();
    this.forgetBest(limit);
    this.descend(0, 0, 0, 0, 0, 0, this.extra(0), 0);
    const lower = (this.nodesLeft < 0 ? Math.min(root, this.best) : this.best) - 2 * ROUNDING;
    return { members: this.bestTeam, cost: this.bestTeam === null ? Infinity : this.best, lower };
  }

  private forgetBest(limit: number): void {
    this.best = limit;
    this.bestTeam = null;
  }

  /**
   * Judges candidate i of kind number k, n of that kind being in, and all that follow.
   * @param paid prices of the members and vacancies so far
   * @param extra least quality cost to come that the completion cost does not know
   */
  private descend(
    k: number,
    i: number,
    n: number,
    s: number,
    x: number,
    paid: number,
    extra: number,
    vacancies: number,
  ): void {
    const { candidates, completion } = this;
    const { most, wanted } = this.space.kinds[k]!;
    const end = candidates.start[k + 1]!;
    for (; i < end; i++) {
      if (--this.nodesLeft < 0) return;
      const so = paid + extra;
      if (so + completion.at(i + k, n, s, x) >= this.best - ROUNDING) return;
      const skip = candidates.pinned[i] === 1 ? Infinity : so + completion.at(i + k + 1, n, s, x);
      const peer = candidates.peer[i]!;
      const next = this.space.nextOf(peer)[s]!;
      const organisation = this.facts.peers.organisation[peer]!;
      const price = candidates.price[i]!;
      const fits = n < most && x + Math.max(0, n + 1 - wanted) <= this.space.mostExtras;
      const isOpen = fits && this.organisations[organisation] === 0;
      const take = isOpen ? so + price + completion.at(i + k + 1, n + 1, next, x) : Infinity;
      if (take < this.best - ROUNDING) {
        const skipsFirst = skip < take;
        if (skipsFirst) this.descend(k, i + 1, n, s, x, paid, extra, vacancies);
        if (take < this.best - ROUNDING) {
          this.join(peer, 1);
          this.descend(k, i + 1, n + 1, next, x, paid + price, this.extra(k), vacancies);
          this.join(peer, -1);
        }
        if (skipsFirst) return;
      }
      if (candidates.pinned[i] === 1) return;
    }
    this.endKind(k, n, s, x, paid, vacancies);
  }

  private endKind(k: number, n: number, s: number, x: number, paid: number, vacancies: number): void {
    const { wanted, least, kind } = this.space.kinds[k]!;
    const y = x + Math.max(0, n - wanted);
    const short = Math.max(0, wanted - n);
    if (n < least || y > this.space.mostExtras) return;
    const cost = paid + short * this.facts.vacancyWeight[kind]! * this.prices.medium;
    if (k + 1 === this.space.kinds.length) this.endTeam(y, cost, vacancies + short);
    else this.descend(k + 1, this.candidates.start[k + 1]!, 0, s, y, cost, this.extra(k + 1), vacancies + short);
  }

  private endTeam(extras: number, paid: number, vacancies: number): void {
    const { facts, stack } = this;
    const { challenges, peers } = facts;
    const c = this.space.challenge;
    const places = Math.max(0, challenges.minSize[c]! - this.space.wanted - extras);
    if (vacancies + places > (this.space.allowsVacancies ? facts.problem.maxVacancies : 0)) return;
    if (stack.length > challenges.maxSize[c]! || !stack.some((p) => facts.canLead[peers.kind[p]!] === 1)) return;
    const { tally, uncovered } = this.counts;
    const noOverallControl = challenges.noOverallControl[c] === 1;
    const quality = teamCost(facts.weights, noOverallControl, tally, c * TALLY_SIZE, uncovered[c]!);
    const cost = paid + this.prices.quality * quality + costOfPlaces(facts, this.space, extras, this.prices);
    if (cost >= this.best - ROUNDING) return;
    this.best = cost;
    this.bestTeam = Int32Array.from(stack);
  }

  private join(p: number, by: 1 | -1): void {
    countMember(this.facts, this.counts, this.space.challenge, p, by);
    this.organisations[this.facts.peers.organisation[p]!]! += by;
    if (by === 1) this.stack.push(p);
    else this.stack.pop();
  }

  /** Least that control, party, class, region, newcomers and themes unknown will cost once candidates of kind k on have come. */
  private extra(k: number): number {
    const { weights, challenges } = this.facts;
    const { tally } = this.counts;
    const at = this.space.challenge * TALLY_SIZE;
    const toCome = this.toCome[k]!;
    let cost = weights.regionExcess * tally[at + REGION_EXCESS]!;
    const mayGrow = (bit: number): boolean => (toCome & bit) !== 0;
    if (challenges.noOverallControl[this.space.challenge] === 1) {
      if (tally[at + PARTIES]! < 2 && !mayGrow(ELECTED_TO_COME)) cost += 2 * weights.controlAbsent;
    } else if (tally[at + OF_CONTROL] === 0 && !mayGrow(CONTROL_TO_COME)) cost += 2 * weights.controlAbsent;
    else if (tally[at + LEADERS] !== 0 && tally[at + LEADERS_OF_CONTROL] === 0 && !mayGrow(LEADER_OF_CONTROL_TO_COME))
      cost += weights.controlAbsent;
    if (tally[at + ELECTED]! >= 2 && tally[at + PARTIES] === 1 && !mayGrow(ELECTED_TO_COME)) cost += weights.oneParty;
    if (tally[at + LEADS_OF_CLASS] === 0 && !mayGrow(LEAD_OF_CLASS_TO_COME))
      cost += weights.noSameClass * (tally[at + OF_CLASS] === 0 && !mayGrow(CLASS_TO_COME) ? 2 : 1);
    cost += weights.newcomerExcess * Math.max(0, tally[at + NEWCOMERS]! - 2);
    cost += weights.offTheme * Math.max(0, tally[at + MEMBERS]! - tally[at + ON_THEME]! - 1);
    return this.prices.quality * cost;
  }

  private listToCome(): number[] {
    const { peers, challenges } = this.facts;
    const { start, peer } = this.candidates;
    const c = this.space.challenge;
    const toCome = new Array<number>(this.space.kinds.length + 1).fill(0);
    for (let k = this.space.kinds.length - 1; k >= 0; k--) {
      toCome[k] = toCome[k + 1]!;
      for (let i = start[k]!; i < start[k + 1]!; i++) {
        const p = peer[i]!;
        const isElected = peers.party[p]! >= 0;
        const ofControl = isElected && peers.party[p] === challenges.control[c];
        const ofClass = peers.councilClass[p] === challenges.councilClass[c];
        toCome[k]! |=
          (isElected ? ELECTED_TO_COME : 0) |
          (ofControl ? CONTROL_TO_COME : 0) |
          (ofControl && peers.leader[p] === 1 ? LEADER_OF_CONTROL_TO_COME : 0) |
          (ofClass ? CLASS_TO_COME : 0) |
          (ofClass && peers.lead[p] === 1 ? LEAD_OF_CLASS_TO_COME : 0);
      }
    }
    return toCome;
  }
}
