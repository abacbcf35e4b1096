import { type Highs } from 'highs';
import { ColumnGenerator } from '../../src/scheduling/columns/generate-columns.js';
import { type FractionalTools } from '../../src/scheduling/columns/fractional-plan.js';
import { ColumnPool } from '../../src/scheduling/columns/pool.js';
import { layResources } from '../../src/scheduling/columns/resources.js';
import { Volume } from '../../src/scheduling/columns/volume.js';
import { type Facts } from '../../src/scheduling/encode-problem.js';

/** What a search by columns works with, for plans whose medium is at most `mostMedium`; it is never told to stop. */
export function columnTools(facts: Facts, highs: Highs, mostMedium = 0): FractionalTools {
  const resources = layResources(facts, mostMedium);
  const pool = new ColumnPool(facts);
  return {
    highs,
    resources,
    pool,
    generator: new ColumnGenerator(facts, resources, pool),
    volume: new Volume(facts, resources, pool),
    shouldStop: () => false,
  };
}

/** Prices and columns of a year after some rounds of both. */
export function priceYear(facts: Facts, tools: FractionalTools, rounds = 6): Float64Array {
  const challenges = Array.from({ length: facts.challenges.count }, (_, c) => c);
  for (let round = 0; round < rounds; round++) {
    tools.volume.run(100, 1000);
    const { shouldStop } = tools;
    tools.generator.generate(tools.volume.prices, { challenges, state: null, exactWeeks: 2, shouldStop });
  }
  tools.volume.run(100, 1000);
  return tools.volume.prices;
}
