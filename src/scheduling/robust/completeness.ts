import { type SearchState } from '../search-state.js';
import { Reserves } from './reserves.js';
import { Taken } from './taken.js';

/** A place that waits for an answer with less than this chance is not followed any further. */
const NEGLIGIBLE = 0.01;

/**
 * An estimate of how many teams of a plan under construction will be complete, quick enough to be asked after a move. It follows
 * the letters of `AnsweringYear` with chances in place of draws: kind by kind and week by week, each place goes to its member
 * or, after a no, along its reserves, and every reserve who may have said yes is worth that much less to the teams after it.
 * Assumption: as ADR 18; answers of different kinds, and calls on one reserve, are independent; further places, which any kind
 * may take, stay empty; the least numbers of kinds see to a lead. It only guides: the simulation of answers has the last word.
 * Cost: some 40 ms at first for 114 teams and 800 peers, then half a millisecond a kind.
 */
export class Completeness {
  /** Expected number of complete teams. */
  expected = 0;

  private expectedKept = 0;
  private readonly chance: Float64Array;
  private readonly chanceKept: Float64Array;
  /** Chance of n filled places, 0 where n is below the least: `filled[(kind * challenges + challenge) * width + n]`. */
  private readonly filled: Float64Array;
  private readonly filledKept: Float64Array;
  private readonly width: number;
  private readonly reserves: Reserves;
  private readonly taken: Taken;
  /** Chance that a reserve has had a letter for the challenge that is being reckoned, and who has. */
  private readonly asked: Float64Array;
  private readonly askedPeers: number[] = [];
  /** `lettersLeft[n]`: chance that a place is still waiting and n letters are left for it. */
  private readonly lettersLeft: Float64Array;
  private readonly daysOfKind: readonly number[];
  private readonly sizes: Float64Array;
  private readonly sizesBefore: Float64Array;

  /** @param rounds letters for one place, from 1, the first included */
  constructor(
    private readonly state: SearchState,
    private readonly rounds: number,
  ) {
    const { problem, challenges, peers, kinds, seats } = state.facts;
    this.width = seats + 1;
    this.chance = new Float64Array(challenges.count);
    this.chanceKept = new Float64Array(challenges.count);
    this.filled = new Float64Array(challenges.count * kinds * this.width);
    this.filledKept = new Float64Array(this.filled.length);
    this.reserves = new Reserves(state);
    this.taken = new Taken(state);
    this.asked = new Float64Array(peers.count);
    this.lettersLeft = new Float64Array(rounds + 1);
    this.daysOfKind = problem.kinds.map((kind) => problem.daysPerDeployment[kind] ?? 0);
    this.sizes = new Float64Array(this.width);
    this.sizesBefore = new Float64Array(this.width);
    this.renew();
  }

  /** Chance, 0 to 1, that the team of challenge c is complete; 0 where it is deferred. */
  chanceOf(c: number): number {
    return this.chance[c]!;
  }

  /** Ranks the reserves anew, and reckons and keeps everything. */
  renew(): void {
    this.reserves.clear();
    this.renewKinds(Array.from({ length: this.state.facts.kinds }, (_, k) => k));
    this.keep();
  }

  /** Reckons places of these kinds anew, on all teams: whoever has come or gone was a reserve of others. */
  renewKinds(kinds: Iterable<number>): void {
    for (const k of kinds) this.reckonKind(k);
    this.expected = 0;
    for (let c = 0; c < this.chance.length; c++) this.expected += this.chance[c] = this.chanceOfTeam(c);
  }

  /** `undo` comes back to here. */
  keep(): void {
    this.filledKept.set(this.filled);
    this.chanceKept.set(this.chance);
    this.expectedKept = this.expected;
  }

  undo(): void {
    this.filled.set(this.filledKept);
    this.chance.set(this.chanceKept);
    this.expected = this.expectedKept;
  }

  private reckonKind(k: number): void {
    const { facts, week, weekLoad } = this.state;
    this.taken.clear();
    for (let w = 0; w < facts.weeks; w++) {
      if (weekLoad[w] === 0) continue;
      for (let c = 0; c < facts.challenges.count; c++) if (week[c] === w) this.reckonPlaces(c, k);
    }
  }

  private reckonPlaces(c: number, k: number): void {
    const { state, filled, width } = this;
    const { facts } = state;
    const from = (k * facts.challenges.count + c) * width;
    filled.fill(0, from, from + width);
    filled[from] = 1;
    const pins = facts.challenges.pins[c]!.length;
    let places = 0;
    for (let i = 0; i < state.size[c]!; i++) {
      const p = state.team[c * facts.seats + i]!;
      if (facts.peers.kind[p] !== k) continue;
      const no = i < pins ? 0 : 1 - facts.peers.acceptance[p]!;
      this.addPlace(from, ++places, no * this.chanceOfNobody(c, k, no, this.rounds - 1));
    }
    const least = facts.challenges.kindMin[c * facts.kinds + k]!;
    while (places < least)
      this.addPlace(from, ++places, this.hasRoom(c, k) ? this.chanceOfNobody(c, k, 1, this.rounds) : 1);
    for (const p of this.askedPeers) this.asked[p] = 0;
    this.askedPeers.length = 0;
    filled.fill(0, from, from + Math.min(least, width));
  }

  /** Whether the team and the budget of the year have room for somebody of kind k beside those whom the plan has. */
  private hasRoom(c: number, k: number): boolean {
    const { state, daysOfKind } = this;
    const { problem, challenges } = state.facts;
    return state.size[c]! < challenges.maxSize[c]! && state.days + daysOfKind[k]! <= problem.budgetDays;
  }

  /** One more place, empty with chance `empty`, in the distribution of how many are filled. */
  private addPlace(from: number, places: number, empty: number): void {
    const { filled } = this;
    for (let n = Math.min(places, this.width - 1); n > 0; n--)
      filled[from + n] = filled[from + n]! * empty + filled[from + n - 1]! * (1 - empty);
    filled[from]! *= empty;
  }

  /**
   * Chance that no reserve says yes in time.
   * @param called chance that the place is offered to reserves at all
   * @param letters letters that can be written to them
   */
  private chanceOfNobody(c: number, k: number, called: number, letters: number): number {
    const { state, asked, taken, reserves, lettersLeft: left } = this;
    if (letters === 0 || called === 0) return 1;
    const w = state.week[c]!;
    left.fill(0);
    left[letters] = 1;
    let waiting = 1;
    let nobody = 0;
    for (const p of reserves.of(c, k)) {
      if (waiting < NEGLIGIBLE) break;
      if (!reserves.isThere(c, p)) continue;
      const there = taken.chanceLeft(p, w) * (1 - asked[p]!);
      if (there <= 0) continue;
      const yes = state.facts.peers.acceptance[p]!;
      if (asked[p] === 0) this.askedPeers.push(p);
      asked[p]! += (1 - asked[p]!) * called * waiting * there;
      taken.add(p, w, called * waiting * there * yes);
      nobody += left[1]! * there * (1 - yes);
      waiting -= left[1]! * there * (1 - yes) + waiting * there * yes;
      for (let n = 1; n <= letters; n++) {
        left[n]! *= 1 - there;
        if (n < letters) left[n]! += left[n + 1]! * there * (1 - yes);
      }
    }
    return nobody + Math.max(0, waiting);
  }

  /** The chance that every kind has its least number, and the team its size. */
  private chanceOfTeam(c: number): number {
    const { state, width, sizes, sizesBefore, filled } = this;
    const { challenges, kinds } = state.facts;
    if (state.week[c]! < 0) return 0;
    sizes.fill(0);
    sizes[0] = 1;
    for (let k = 0; k < kinds; k++) {
      const from = (k * challenges.count + c) * width;
      sizesBefore.set(sizes);
      sizes.fill(0);
      for (let n = 0; n < width; n++) {
        const each = filled[from + n]!;
        if (each > 0) for (let m = 0; n + m < width; m++) sizes[n + m]! += each * sizesBefore[m]!;
      }
    }
    let chance = 0;
    for (let n = challenges.minSize[c]!; n < width; n++) chance += sizes[n]!;
    return chance;
  }
}
