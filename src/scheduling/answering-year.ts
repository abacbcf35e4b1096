import { type Problem } from './problem.js';
import { type Random } from './random.js';
import { type Post } from './rank-reserves.js';

/** Weeks that a round of asking takes. Assumption: two weeks to answer a letter. */
const WEEKS_A_ROUND = 2;

/**
 * One year of letters and answers, drawn again and again on the same arrays. After `draw`, `holder` says who has said yes to
 * each post (a peer's index, or -1) and `letters` how many were written. Assumption: answers do not depend on one another.
 * Cost of a draw: posts × rounds, and the reserves passed over; some milliseconds at most for 114 teams.
 */
export class AnsweringYear {
  readonly holder: Int32Array;
  letters = 0;

  private readonly asks: readonly { readonly post: number; readonly round: number }[];
  private readonly acceptance: Float64Array;
  private readonly postsOf: number[][];
  private readonly organisation: Int32Array;
  private readonly awayInPlan: Int16Array;
  private readonly away: Int16Array;
  /** The scheduled challenge at a peer's own council, or -1. */
  private readonly home: Int32Array;
  private readonly host: Int32Array;
  private readonly plannedDays: Float64Array;
  private readonly spareBudget: number;
  private readonly drawn: Float64Array;
  private readonly next: Int32Array;
  /** Weeks in which each peer stands in. */
  private standIns = new Map<number, number[]>();
  /** Peers who have had a letter for each challenge. */
  private askedFor: Set<number>[] = [];
  private vacancyDays = 0;

  constructor(
    private readonly problem: Problem,
    private readonly posts: readonly Post[],
    private readonly rounds: number,
  ) {
    const { peers, challenges, weeks } = problem;
    const codes = new Map<string, number>();
    const codeOf = (name: string): number => codes.get(name) ?? (codes.set(name, codes.size), codes.size - 1);
    this.organisation = Int32Array.from(peers, (peer) => codeOf(peer.organisation));
    this.host = Int32Array.from(challenges, ({ council }) => codeOf(council.code));
    const scheduled = new Set(posts.map(({ challenge }) => challenge));
    const homeOf = new Map([...scheduled].map((c) => [this.host[c]!, c]));
    this.home = this.organisation.map((organisation) => homeOf.get(organisation) ?? -1);
    this.awayInPlan = new Int16Array(codes.size * weeks.length);
    this.plannedDays = new Float64Array(peers.length);
    this.postsOf = challenges.map(() => []);
    posts.forEach(({ challenge, week, peer }, post) => {
      this.postsOf[challenge]!.push(post);
      if (peer < 0) return;
      this.awayInPlan[this.organisation[peer]! * weeks.length + week]! += 1;
      this.plannedDays[peer]! += this.daysOf(peer);
    });
    this.away = this.awayInPlan.slice();
    this.spareBudget = problem.budgetDays - this.plannedDays.reduce((sum, days) => sum + days, 0);
    this.acceptance = Float64Array.from(peers, ({ acceptance }) => acceptance);
    this.holder = new Int32Array(posts.length);
    this.next = new Int32Array(posts.length);
    this.drawn = new Float64Array(posts.length * rounds);
    this.asks = inOrderOfTime(posts, rounds);
  }

  /** Draws a year: always the same number of random numbers, so that two years from one seed can be compared. */
  draw(random: Random): void {
    for (let i = 0; i < this.drawn.length; i++) this.drawn[i] = random.next();
    this.away.set(this.awayInPlan);
    this.standIns = new Map();
    this.askedFor = this.problem.challenges.map(() => new Set());
    this.next.fill(0);
    this.letters = 0;
    this.vacancyDays = 0;
    this.posts.forEach(({ isConfirmed, peer }, post) => (this.holder[post] = isConfirmed ? peer : -1));
    for (const { post, round } of this.asks) if (this.holder[post]! < 0) this.ask(post, round);
  }

  private ask(post: number, round: number): void {
    const { peer, challenge, week } = this.posts[post]!;
    const isFirstChoice = round === 0 && peer >= 0;
    const asked = isFirstChoice ? peer : this.nextReserve(post);
    if (asked < 0) return;
    this.letters++;
    this.askedFor[challenge]!.add(asked);
    const says = this.drawn[post * this.rounds + round]! < this.acceptance[asked]!;
    const cell = this.organisation[asked]! * this.problem.weeks.length + week;
    if (says) this.holder[post] = asked;
    if (says && !isFirstChoice) {
      this.away[cell]! += 1;
      this.standIns.set(asked, [...(this.standIns.get(asked) ?? []), week]);
      if (peer < 0) this.vacancyDays += this.daysOf(asked);
    }
    if (!says && isFirstChoice) this.away[cell]! -= 1;
  }

  private nextReserve(post: number): number {
    const { reserves } = this.posts[post]!;
    while (this.next[post]! < reserves.length) {
      const peer = reserves[this.next[post]!]!;
      this.next[post]! += 1;
      if (this.isFree(peer, this.posts[post]!) && this.fits(peer, this.posts[post]!)) return peer;
    }
    return -1;
  }

  /** Beside the plan the ranking has looked already; here it is about the other stand-ins. */
  private isFree(peer: number, { week }: Post): boolean {
    const { minGapWeeks, maxAwayPerOrganisation, weeks, peers } = this.problem;
    const others = this.standIns.get(peer) ?? [];
    if (others.some((other) => Math.abs(other - week) < minGapWeeks)) return false;
    const days = this.plannedDays[peer]! + (others.length + 1) * this.daysOf(peer);
    if (days > peers[peer]!.maxDays) return false;
    return this.away[this.organisation[peer]! * weeks.length + week]! < maxAwayPerOrganisation;
  }

  private fits(peer: number, { challenge, kind, peer: planned }: Post): boolean {
    if (this.askedFor[challenge]!.has(peer)) return false;
    const organisation = this.organisation[peer]!;
    if (this.isFrom(challenge, organisation)) return false;
    const home = this.home[peer]!;
    if (home >= 0 && this.isFrom(home, this.host[challenge]!)) return false;
    if (planned >= 0) return true;
    if (this.vacancyDays + this.daysOf(peer) > this.spareBudget) return false;
    return this.hasRoom(challenge, peer, kind);
  }

  /** Whether somebody of this organisation has said yes to the challenge. */
  private isFrom(challenge: number, organisation: number): boolean {
    return this.postsOf[challenge]!.some((post) => {
      const holder = this.holder[post]!;
      return holder >= 0 && this.organisation[holder] === organisation;
    });
  }

  /** A vacancy may be filled as long as the places that the plan has filled, with the vacancies filled since, leave room. */
  private hasRoom(challenge: number, peer: number, kind: string | null): boolean {
    const { maxSize, kinds } = this.problem.challenges[challenge]!;
    const wanted = this.problem.peers[peer]!.kind;
    let size = 0;
    let ofKind = 0;
    for (const index of this.postsOf[challenge]!) {
      const post = this.posts[index]!;
      const holder = this.holder[index]!;
      if (post.peer >= 0 || holder >= 0) size++;
      if (post.kind === wanted || (post.kind === null && holder >= 0 && this.problem.peers[holder]!.kind === wanted))
        ofKind++;
    }
    return size < maxSize && (kind !== null || ofKind < (kinds[wanted]?.[1] ?? 0));
  }

  private daysOf(peer: number): number {
    return this.problem.daysPerDeployment[this.problem.peers[peer]!.kind] ?? 0;
  }
}

/** Rounds of all posts as the year has them: an earlier week writes first, a later round two weeks after the one before. */
function inOrderOfTime(posts: readonly Post[], rounds: number): { post: number; round: number }[] {
  const asks = posts.flatMap((_, post) => Array.from({ length: rounds }, (__, round) => ({ post, round })));
  const at = (ask: { post: number; round: number }): number => posts[ask.post]!.week + WEEKS_A_ROUND * ask.round;
  return asks.sort((a, b) => at(a) - at(b) || a.round - b.round || a.post - b.post);
}
