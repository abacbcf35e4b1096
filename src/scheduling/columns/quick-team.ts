import { NOT_AVAILABLE } from '../encode-peers.js';
import { type Facts } from '../encode-problem.js';
import { countMember, createTeamCounts, TALLY_SIZE, teamCost, teamCostWith } from '../team-tally.js';
import { memberCost } from './column.js';
import { type TeamPrices } from './completion-cost.js';
import { type WeekPrices } from './prices.js';
import { ROUNDING } from './price-team.js';

/** A team and its priced cost, the week's own apart; the cost is infinite where nobody can lead or too many are missing. */
export interface QuickTeam {
  readonly members: Int32Array;
  readonly cost: number;
}

/**
 * Builds good teams of one challenge in one week at given prices: greedily, then by changing one member at a time until
 * that gains nothing. Some twenty times faster than `TeamPricer`, and dearer by a few points. One object serves one problem;
 * it holds scratch room.
 */
export class QuickTeams {
  private readonly counts;
  /** Candidates of kind k: the first `candidateCount[k]` of `candidates[k]`, and what each costs. */
  private readonly candidates: readonly Int32Array[];
  private readonly candidateCount: Int32Array;
  private readonly price: Float64Array;
  private readonly team: Int32Array;
  private size = 0;
  private paid = 0;
  private readonly ofKind: Int32Array;
  private readonly ofOrganisation: Uint8Array;
  private c = 0;
  private prices!: TeamPrices;

  constructor(private readonly facts: Facts) {
    this.counts = createTeamCounts(facts);
    this.candidates = Array.from({ length: facts.kinds }, () => new Int32Array(facts.peers.count));
    this.candidateCount = new Int32Array(facts.kinds);
    this.price = new Float64Array(facts.peers.count);
    this.team = new Int32Array(facts.seats + 1);
    this.ofKind = new Int32Array(facts.kinds);
    this.ofOrganisation = new Uint8Array(facts.organisations);
  }

  /**
   * A team of challenge c in week w. A peer whose price is infinite is not to be had.
   * @param start members to begin with; who cannot come is left out
   */
  find(c: number, w: number, week: WeekPrices, prices: TeamPrices, start: Int32Array): QuickTeam {
    this.c = c;
    this.prices = prices;
    this.gather(w, week);
    const { peers } = this.facts;
    const isHere = (p: number): boolean =>
      peers.availability[p * this.facts.weeks + w] !== NOT_AVAILABLE && this.price[p]! < Infinity;
    for (const list of [this.facts.challenges.pins[c]!, start])
      for (const p of list) if (isHere(p) && this.mayJoin(p)) this.join(p);
    this.fill();
    this.improve();
    const members = this.team.slice(0, this.size);
    const cost = this.isSendable() ? this.cost() : Infinity;
    while (this.size > 0) this.leave(this.size - 1);
    this.paid = 0;
    return { members, cost };
  }

  private gather(w: number, week: WeekPrices): void {
    const { facts, c, price } = this;
    const { peers, challenges } = facts;
    for (let k = 0; k < facts.kinds; k++) {
      const list = this.candidates[k]!;
      let n = 0;
      const isWanted = challenges.kindMax[c * facts.kinds + k]! > 0;
      for (let i = peers.poolStart[w * facts.kinds + k]!; i < peers.poolStart[w * facts.kinds + k + 1]!; i++) {
        const p = peers.pool[i]!;
        const reach = week.peer[p * facts.weeks + w]!;
        const mayServe = peers.maxDeployments[p]! > 0 && facts.homeChallenge[p] !== c;
        const may = isWanted && mayServe && challenges.travel[c * peers.count + p]! >= 0;
        price[p] = may ? reach + memberCost(facts, c, w, p) : Infinity;
        if (price[p] < Infinity) list[n++] = p;
      }
      this.candidateCount[k] = n;
    }
  }

  private mayJoin(p: number): boolean {
    const { facts, c } = this;
    const k = facts.peers.kind[p]!;
    const hasRoom = this.size < facts.challenges.maxSize[c]! && this.ofKind[k]! < this.most(k);
    return hasRoom && this.ofOrganisation[facts.peers.organisation[p]!] === 0;
  }

  private least(k: number): number {
    return this.facts.challenges.kindMin[this.c * this.facts.kinds + k]!;
  }

  private most(k: number): number {
    return this.facts.challenges.kindMax[this.c * this.facts.kinds + k]!;
  }

  private fill(): void {
    const { facts, c } = this;
    for (const leads of [1, 0])
      for (let k = 0; k < facts.kinds; k++) {
        if (facts.canLead[k] !== leads) continue;
        while (this.ofKind[k]! < this.least(k) && this.seatBest(k, k)) continue;
      }
    for (let k = 0; k < facts.kinds && !this.hasLead(); k++) if (facts.canLead[k] === 1) this.seatBest(k, k);
    while (this.size + this.missing() < facts.challenges.minSize[c]! && this.seatBest(0, facts.kinds - 1)) continue;
  }

  private seatBest(from: number, to: number): boolean {
    if (this.size >= this.facts.challenges.maxSize[this.c]!) return false;
    let best = -1;
    let least = Infinity;
    for (let k = from; k <= to; k++) {
      const choice = this.cheapest(k);
      if (choice.cost >= least) continue;
      least = choice.cost;
      best = choice.peer;
    }
    if (best >= 0) this.join(best);
    return best >= 0;
  }

  /** The candidate of kind k who makes the team cheapest, and price and quality of the team with them. */
  private cheapest(k: number): { peer: number; cost: number } {
    const { facts, price, c, counts, ofOrganisation } = this;
    let peer = -1;
    let cost = Infinity;
    if (this.ofKind[k]! >= this.most(k)) return { peer, cost };
    const list = this.candidates[k]!;
    for (let i = 0; i < this.candidateCount[k]!; i++) {
      const p = list[i]!;
      if (price[p]! >= cost || ofOrganisation[facts.peers.organisation[p]!] === 1) continue;
      const with_ = price[p]! + this.prices.quality * teamCostWith(facts, counts, c, p);
      if (with_ >= cost) continue;
      cost = with_;
      peer = p;
    }
    return { peer, cost: cost + this.paid };
  }

  /** Changes, drops or adds one member at a time while that gains something. */
  private improve(): void {
    const { facts, c } = this;
    const pins = facts.challenges.pins[c]!;
    let now = this.cost();
    for (let i = 0, inVain = 0; inVain <= this.size; i++, inVain++) {
      const place = i % (this.size + 1);
      const out = place < this.size ? this.team[place]! : -1;
      if (out < 0 ? this.size >= facts.challenges.maxSize[c]! : pins.includes(out)) continue;
      if (out >= 0) this.leave(place);
      const best = this.bestNext(now - ROUNDING, out);
      if (best.peer !== out) {
        now = best.cost;
        inVain = -1;
      }
      if (best.peer >= 0) this.join(best.peer);
    }
  }

  /** Who should take the place that `out` had (-1: a new one): somebody, nobody (-1), or `out` where nothing is cheaper. */
  private bestNext(now: number, out: number): { peer: number; cost: number } {
    let peer = out;
    let cost = now;
    const needsLead = !this.hasLead();
    for (let k = 0; k < this.facts.kinds; k++) {
      if (needsLead && this.facts.canLead[k] === 0) continue;
      const choice = this.cheapest(k);
      if (choice.peer < 0 || choice.cost >= cost) continue;
      const whole = choice.cost + this.costOfVacancies(k);
      if (whole >= cost || choice.peer === out) continue;
      cost = whole;
      peer = choice.peer;
    }
    if (out < 0 || needsLead) return { peer, cost };
    const without = this.cost();
    return without < cost ? { peer: -1, cost: without } : { peer, cost };
  }

  private cost(): number {
    const { facts, counts, c } = this;
    const noOverallControl = facts.challenges.noOverallControl[c] === 1;
    const quality = teamCost(facts.weights, noOverallControl, counts.tally, c * TALLY_SIZE, counts.uncovered[c]!);
    return this.paid + this.prices.quality * quality + this.costOfVacancies(-1);
  }

  /** Price of the vacancies with one more of kind `more` (-1: as it is); infinite when they are too many. */
  private costOfVacancies(more: number): number {
    const { facts, c } = this;
    let missing = 0;
    let weighted = 0;
    for (let k = 0; k < facts.kinds; k++) {
      const short = this.least(k) - this.ofKind[k]! - (k === more ? 1 : 0);
      if (short <= 0) continue;
      missing += short;
      weighted += short * facts.vacancyWeight[k]!;
    }
    const size = this.size + (more >= 0 ? 1 : 0);
    const places = Math.max(0, facts.challenges.minSize[c]! - size - missing);
    return missing + places > facts.problem.maxVacancies ? Infinity : this.prices.medium * (weighted + places);
  }

  private missing(): number {
    let missing = 0;
    for (let k = 0; k < this.facts.kinds; k++) missing += Math.max(0, this.least(k) - this.ofKind[k]!);
    return missing;
  }

  private isSendable(): boolean {
    const members = this.team.subarray(0, this.size);
    return this.hasLead() && this.facts.challenges.pins[this.c]!.every((p) => members.includes(p));
  }

  private hasLead(): boolean {
    const { canLead, kinds } = this.facts;
    for (let k = 0; k < kinds; k++) if (canLead[k] === 1 && this.ofKind[k]! > 0) return true;
    return false;
  }

  private join(p: number): void {
    countMember(this.facts, this.counts, this.c, p, 1);
    this.ofOrganisation[this.facts.peers.organisation[p]!] = 1;
    this.ofKind[this.facts.peers.kind[p]!]!++;
    this.team[this.size++] = p;
    this.paid += this.price[p]!;
  }

  private leave(place: number): void {
    const p = this.team[place]!;
    countMember(this.facts, this.counts, this.c, p, -1);
    this.ofOrganisation[this.facts.peers.organisation[p]!] = 0;
    this.ofKind[this.facts.peers.kind[p]!]!--;
    this.team[place] = this.team[--this.size]!;
    this.team[this.size] = -1;
    this.paid -= this.price[p]!;
  }
}
