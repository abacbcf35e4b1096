import { decodePlan, encodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { commit, rollback } from '../../src/scheduling/journal.js';
import { DEFAULT_OPTIONS, type SearchOptions } from '../../src/scheduling/options.js';
import type { Problem } from '../../src/scheduling/problem.js';
import { createRandom, type Random } from '../../src/scheduling/random.js';
import { restore } from '../../src/scheduling/restore.js';
import { createSearch, type Move, type Search } from '../../src/scheduling/search.js';
import { placeOf, seat } from '../../src/scheduling/seating.js';
import { createState, type SearchState } from '../../src/scheduling/search-state.js';
import { openWeek } from '../../src/scheduling/week-taking.js';
import { randomProblem } from './random-problem.js';

/** A challenge, its week and its team, by name. */
export type Placement = readonly [challenge: string, week: number, ...peers: string[]];

/** A state of the search with these placements in it, whether the rules allow them or not; the rest is deferred. */
export function aState(problem: Problem, ...placements: readonly Placement[]): SearchState {
  const state = createState(encodeProblem(problem));
  const challenges = placements.map(([id, week, ...peers]) => ({ id, week, peers }));
  restore(state, encodePlan(state.facts, { challenges }));
  return state;
}

/**
 * A state drawn at random of `randomProblem(seed)`: weeks and teams that the rules need not allow, but nobody twice on a
 * team and no more places and deployments than a state has room for.
 */
export function aRandomState(seed: number, draw = seed): SearchState {
  const facts = encodeProblem(randomProblem(seed, { underWay: false }));
  const state = createState(facts);
  const random = createRandom(draw);
  for (let c = 0; c < facts.challenges.count; c++) {
    if (random.next() < 0.2) continue;
    openWeek(state, c, random.below(facts.weeks));
    for (let tries = random.below(facts.seats + 1); tries > 0; tries--) {
      const p = random.below(facts.peers.count);
      if (state.deploymentCount[p]! < facts.deployments && placeOf(state, c, p) < 0) seat(state, c, p);
    }
  }
  commit(state);
  return state;
}

interface SearchChanges {
  readonly options?: Partial<SearchOptions>;
  readonly random?: Random;
}

/** A search that stands at a state and accepts any cost. */
export function aSearch(state: SearchState, { options, random = createRandom(1) }: SearchChanges = {}): Search {
  const search = createSearch(state, random, { ...DEFAULT_OPTIONS, ...options });
  search.allowance = Infinity;
  return search;
}

/** The year as a state has it: "C1 week 3 P1 P2; C2 deferred". */
export function yearOf(state: SearchState): string {
  return decodePlan(state.facts, state)
    .challenges.map(({ id, week, peers }) => [id, week === null ? 'deferred' : `week ${week}`, ...peers].join(' '))
    .join('; ');
}

/** All years that a move makes of the one year when it is tried again and again; sorted. */
export function outcomesOf(move: Move, search: Search, tries = 300): string[] {
  const years = new Set<string>();
  for (let i = 0; i < tries; i++) {
    if (move(search)) years.add(yearOf(search.state));
    rollback(search.state);
  }
  return [...years].sort();
}

/**
 * Everything that a state holds, in an order that does not depend on how it came about; not the journal, and not the
 * caches of the worst team, which may name another of equals.
 */
export function contentsOf(state: SearchState): Record<string, unknown> {
  const { facts, counts, team, deployedOn, ...rest } = state;
  const omitted = new Set(['journal', 'journalLength', 'worstAt', 'runnerUp', 'trial']);
  const plain = (value: unknown): unknown =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('hex') : value;
  const columns = Object.entries({ ...rest, ...counts }).filter(([name]) => !omitted.has(name));
  const rows = (cells: Int32Array, width: number, length: (row: number) => number): number[][] =>
    Array.from({ length: cells.length / width }, (_, row) =>
      [...cells.slice(row * width, row * width + length(row))].sort((a, b) => a - b),
    );
  return {
    ...Object.fromEntries(columns.map(([name, value]) => [name, plain(value)])),
    teams: rows(team, facts.seats, () => facts.seats),
    deployedOn: rows(deployedOn, facts.deployments, (p) => state.deploymentCount[p]!),
  };
}
