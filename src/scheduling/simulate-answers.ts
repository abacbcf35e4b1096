import { type Challenge } from '../matching/model.js';
import { AnsweringYear } from './answering-year.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';
import { createRandom } from './random.js';
import { type Post, rankReserves } from './rank-reserves.js';

/** Weeks before the week on site by which a team should be complete. Source: the programme's lead time. */
export const COMPLETE_WEEKS_BEFORE = 12;
export const DEFAULT_DRAWS = 1000;
/** Letters for one place, the first included. Assumption: they begin 18 weeks before, and a round takes two weeks. */
export const DEFAULT_ROUNDS = 3;

/** What a simulation is asked. */
export interface AnswersRequest {
  /** Years drawn, from 1. */
  readonly draws: number;
  /** Any whole number from 0; the same seed gives the same figures. */
  readonly seed: number;
  /** Rounds of asking for each place, from 1. */
  readonly rounds: number;
}

/** Mean and standard deviation over the draws. */
export interface Spread {
  readonly expected: number;
  readonly standardDeviation: number;
}

/** How probable it is, 0 to 1, that a team lacks nobody in time. */
export interface TeamOutlook {
  readonly challenge: string;
  readonly week: number;
  readonly complete: number;
}

/** How probable it is, 0 to 1, that a place has somebody who said yes in time. */
export interface PostOutlook {
  readonly challenge: string;
  readonly week: number;
  /** Null for a further place, which any kind may take. */
  readonly kind: string | null;
  /** Whom the plan chose; null for a vacancy of the plan. */
  readonly peer: string | null;
  readonly filled: number;
  /** Peers who could take the place while the rest of the plan stands. */
  readonly reserves: number;
}

/** What comes of a plan when people say no. */
export interface AnswersSimulation extends AnswersRequest {
  readonly scheduled: number;
  /** Teams that are complete `COMPLETE_WEEKS_BEFORE` weeks before. */
  readonly complete: Spread;
  readonly letters: Spread;
  /** In the order of the problem. */
  readonly teams: readonly TeamOutlook[];
  /** The least likely to be filled first. */
  readonly posts: readonly PostOutlook[];
}

/**
 * Draws a plan's year of letters again and again: everybody chosen says yes with their own `acceptance`; after a no the best
 * reserve who is free is asked, for `rounds` rounds. Reserves are shared: whoever stands in somewhere is bound by the rules of
 * gap, days, organisation and budget everywhere else. The reserves are ranked once (`rankReserves`).
 * Cost: beside the ranking, some milliseconds a draw for 114 teams.
 * @param plan one that breaks no hard rule
 * @param onDraw shown each draw's posts and who holds them, -1 for nobody; the array is used again
 * Source: docs/adr/0018-people-say-no.md.
 */
export function simulateAnswers(
  problem: Problem,
  plan: Plan,
  { draws, seed, rounds }: AnswersRequest,
  onDraw: (posts: readonly Post[], holder: Int32Array) => void = () => undefined,
): AnswersSimulation {
  const posts = rankReserves(problem, plan);
  const year = new AnsweringYear(problem, posts, rounds);
  const random = createRandom(seed);
  const teams = gatherTeams(problem, posts);
  const filled = new Int32Array(posts.length);
  const complete = new Int32Array(teams.length);
  const completeCounts = new Spreading();
  const letterCounts = new Spreading();
  for (let drawn = 0; drawn < draws; drawn++) {
    year.draw(random);
    year.holder.forEach((holder, post) => (filled[post]! += holder >= 0 ? 1 : 0));
    let ready = 0;
    teams.forEach((team, index) => {
      if (!isComplete(problem, team, year.holder)) return;
      ready++;
      complete[index]! += 1;
    });
    completeCounts.add(ready);
    letterCounts.add(year.letters);
    onDraw(posts, year.holder);
  }
  const outlooks = posts.map((post, index): PostOutlook => ({
    challenge: problem.challenges[post.challenge]!.id,
    week: post.week,
    kind: post.kind,
    peer: post.peer < 0 ? null : problem.peers[post.peer]!.id,
    filled: filled[index]! / draws,
    reserves: post.reserves.length,
  }));
  return {
    draws,
    seed,
    rounds,
    scheduled: teams.length,
    complete: completeCounts.spread(),
    letters: letterCounts.spread(),
    teams: teams.map((team, index) => ({
      challenge: team.challenge.id,
      week: team.week,
      complete: complete[index]! / draws,
    })),
    posts: outlooks.sort((a, b) => a.filled - b.filled || a.reserves - b.reserves),
  };
}

interface Team {
  readonly challenge: Challenge;
  readonly week: number;
  readonly posts: readonly number[];
}

/** Teams with at least one place; one without any has nobody to wait for and is left out. */
function gatherTeams(problem: Problem, posts: readonly Post[]): Team[] {
  const teams = new Map<number, { challenge: Challenge; week: number; posts: number[] }>();
  posts.forEach(({ challenge, week }, post) => {
    const team = teams.get(challenge) ?? { challenge: problem.challenges[challenge]!, week, posts: [] };
    teams.set(challenge, team);
    team.posts.push(post);
  });
  return [...teams.values()];
}

/** Nobody is missing, by the least numbers of the challenge, and somebody can lead. */
function isComplete({ peers, leadKinds }: Problem, { challenge, posts }: Team, holder: Int32Array): boolean {
  const kinds = posts.filter((post) => holder[post]! >= 0).map((post) => peers[holder[post]!]!.kind);
  if (kinds.length < challenge.minSize || !kinds.some((kind) => leadKinds.includes(kind))) return false;
  for (const kind in challenge.kinds) {
    const least = challenge.kinds[kind]![0];
    if (least > 0 && kinds.reduce((count, each) => count + (each === kind ? 1 : 0), 0) < least) return false;
  }
  return true;
}

/** Mean and standard deviation of numbers told one by one. Source: B. P. Welford, Technometrics 4, 1962. */
class Spreading {
  private count = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    this.count++;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
  }

  spread(): Spread {
    return { expected: this.mean, standardDeviation: Math.sqrt(this.squares / Math.max(1, this.count - 1)) };
  }
}
