import { type Highs } from 'highs';
import { drawProblem } from '../../bench/draw-problem.js';
import { loadHighs } from '../../src/cli/load-highs.js';
import { boundByColumns } from '../../src/scheduling/columns/bound.js';
import { boundYear } from '../../src/scheduling/columns/bound-year.js';
import { dive } from '../../src/scheduling/columns/dive.js';
import { PoolMaster } from '../../src/scheduling/columns/pool-master.js';
import { ColumnSearch, isSmallYear } from '../../src/scheduling/columns/search-by-columns.js';
import { placePins } from '../../src/scheduling/construct.js';
import { decodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem, type Facts } from '../../src/scheduling/encode-problem.js';
import { type Incumbent, takeIncumbent } from '../../src/scheduling/incumbent.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createRandom } from '../../src/scheduling/random.js';
import { createSearch, energyOf, type Search } from '../../src/scheduling/search.js';
import { createState } from '../../src/scheduling/search-state.js';
import { solveFacts } from '../../src/scheduling/solve.js';
import { encodePlan } from '../../src/scheduling/decisions.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { columnTools, priceYear } from '../support/a-column-search.js';
import { randomProblem } from '../support/random-problem.js';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const year = drawProblem({ peers: 120, challenges: 16, readiness: 1 }, 4);
const facts = encodeProblem(year);
const HOW = { weeksAtOnce: 4, teamsAtOnce: 3, openings: 1, settling: 2, mostColumns: 2000 };

function searchOf(of: Facts): Search {
  const search = createSearch(createState(of), createRandom(1), DEFAULT_OPTIONS);
  placePins(search);
  return search;
}

function deferredOf({ state }: Search): number[] {
  const { count, pinCount } = state.facts.challenges;
  return Array.from({ length: count }, (_, c) => c).filter((c) => state.week[c]! < 0 && pinCount[c] === 0);
}

function startOf(problem: Problem, of: Facts, iterations: number): Incumbent {
  const { plan, score } = solveFacts(of, DEFAULT_OPTIONS, { seed: 1, iterations, shouldStop: () => false });
  const { hard, medium, soft } = score;
  return { ...encodePlan(of, plan), hard, medium, soft };
}

describe('prices by the volume algorithm', () => {
  it('bring the value near that of the linear programme, and never above it', () => {
    const tools = columnTools(facts, highs);
    priceYear(facts, tools);
    tools.volume.run(500, 1500);
    const master = new PoolMaster(highs, facts, tools.resources, tools.pool, 1e4);
    const least = master.solve(() => false)!.bound;
    expect(tools.volume.value).toBeLessThanOrEqual(least + 1e-3);
    expect(tools.volume.value).toBeGreaterThan(0.95 * least);
  });
});

describe('a dive', () => {
  it('plans a whole year that keeps every rule', () => {
    const tools = columnTools(facts, highs);
    const prices = priceYear(facts, tools);
    const search = searchOf(facts);
    dive(search, deferredOf(search), prices, 2000, HOW, tools);
    const verification = verifyPlan(year, decodePlan(facts, search.state));
    expect(verification.hard).toBe(0);
    expect(deferredOf(search)).toEqual([]);
    expect(energyOf(search)).toBe(verification.medium * DEFAULT_OPTIONS.mediumPrice + verification.soft);
  });

  it('leaves every challenge alone that it was not given', () => {
    const tools = columnTools(facts, highs);
    const prices = priceYear(facts, tools, 3);
    const search = searchOf(facts);
    dive(search, deferredOf(search).slice(0, 10), prices, 2000, HOW, tools);
    const before = decodePlan(facts, search.state).challenges.slice(0, 10);
    dive(search, deferredOf(search), prices, 2000, HOW, tools);
    expect(decodePlan(facts, search.state).challenges.slice(0, 10)).toEqual(before);
  });

  it('still ends with a plan that keeps every rule when it is told to stop', () => {
    const tools = columnTools(facts, highs);
    const prices = priceYear(facts, tools, 2);
    const search = searchOf(facts);
    let asked = 0;
    dive(search, deferredOf(search), prices, 2000, HOW, { ...tools, shouldStop: () => ++asked > 5 });
    expect(verifyPlan(year, decodePlan(facts, search.state)).hard).toBe(0);
    expect(tools.pool.alive.subarray(0, tools.pool.count).every((alive) => alive === 1)).toBe(true);
  });

  it('copes with whatever a small year looks like', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const problem = randomProblem(seed);
      const small = encodeProblem(problem);
      const tools = columnTools(small, highs, 50);
      const search = searchOf(small);
      const broken = verifyPlan(problem, decodePlan(small, search.state)).hard;
      dive(search, deferredOf(search), priceYear(small, tools, 2), 500, HOW, tools);
      expect(verifyPlan(problem, decodePlan(small, search.state)).hard).toBeLessThanOrEqual(broken);
    }
  });
});

describe('a search by columns', () => {
  const searchFor = (start: Incumbent, rounds: number, take: () => Incumbent | null = () => null) => {
    const offers: Incumbent[] = [];
    let asked = 0;
    const search = new ColumnSearch(facts, highs, start, {
      seed: 1,
      options: DEFAULT_OPTIONS,
      shouldStop: () => ++asked > rounds,
      used: () => asked / rounds,
      take,
      offer: (incumbent) => offers.push(incumbent),
    });
    return { search, offers };
  };

  it('finds better plans than it began with, each better than the one before, and all sound', () => {
    const start = startOf(year, facts, 20_000);
    const { search, offers } = searchFor(start, 20_000);
    search.open();
    search.planYear();
    search.planParts();
    expect(offers.length).toBeGreaterThan(0);
    let { soft } = start;
    for (const offer of offers) {
      const { hard, medium, soft: found } = verifyPlan(year, decodePlan(facts, offer));
      expect([hard, medium, found]).toEqual([0, 0, offer.soft]);
      expect(found).toBeLessThan(soft);
      soft = found;
    }
  });

  it('says that it is outdated once others have a plan that is less short of people', () => {
    const best = startOf(year, facts, 20_000);
    const state = searchOf(facts).state;
    const { search } = searchFor(takeIncumbent(state), 5000, () => best);
    expect(search.isOutdated()).toBe(false);
    search.open();
    expect(search.isOutdated()).toBe(true);
  });
});

describe('the bound of a large year', () => {
  const large = drawProblem({ peers: 200, challenges: 30, readiness: 1 }, 4);

  it('begins with columns of a search, is higher for it after as many rounds, and below every plan', () => {
    const of = encodeProblem(large);
    expect(isSmallYear(large)).toBe(false);
    const start = startOf(large, of, 60_000);
    const twoRounds = () => {
      let rounds = 0;
      return { mostMedium: start.medium, start, shouldStop: () => rounds >= 2, onRound: () => rounds++ };
    };
    let asked = 0;
    const { bound } = boundYear(large, highs, twoRounds(), () => ++asked / 12);
    const without = boundByColumns(large, highs, twoRounds()).bound;
    expect(bound).toBeGreaterThan(without!);
    expect(bound).toBeLessThanOrEqual(start.soft);
  });
});
