import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { encodeProblem } from '../encode-problem.js';
import { createTeamCounts } from '../team-tally.js';
import { columnOf } from './column.js';
import { ColumnPool } from './pool.js';
import { pricedCost, weekPrices } from './prices.js';
import { layResources } from './resources.js';

const facts = encodeProblem(
  aProblem({ challenges: [aChallenge('C1'), aChallenge('C2')], peers: [aPeer('P1'), aPeer('P2'), aPeer('P3')] }),
);

describe('a pool of columns', () => {
  it('knows a column again whatever the order of its members', () => {
    const pool = new ColumnPool(facts);
    const first = pool.add(0, 5, [1, 0]);
    expect([pool.add(0, 5, [0, 1]), pool.add(0, 6, [0, 1]), pool.add(1, 5, [0, 1])]).toEqual([first, 1, 2]);
    expect(pool.count).toBe(3);
  });

  it('keeps what a column costs and uses, also beyond its first thousand', () => {
    const pool = new ColumnPool(facts);
    const columns = Array.from({ length: 1500 }, (_, i) => ({ c: i % 2, w: (i >> 1) % 50, members: membersOf(i) }));
    const indexes = columns.map(({ c, w, members }) => pool.add(c, w, members));
    const counts = createTeamCounts(facts);
    columns.forEach(({ c, w, members }, i) => {
      expect(pool.at(indexes[i]!)).toEqual(columnOf(facts, counts, c, w, Int32Array.from(members)));
    });
  });

  it('prices a column as the bound does', () => {
    const pool = new ColumnPool(facts);
    const j = pool.add(0, 5, [0, 2]);
    const resources = layResources(facts, 4);
    const prices = Float64Array.from({ length: resources.count }, (_, r) => (r % 7) + 1);
    const week = weekPrices(facts, resources, prices);
    expect(pool.pricedCost(resources, prices, week, j)).toBeCloseTo(
      pricedCost(facts, resources, prices, pool.at(j)),
      9,
    );
  });
});

function membersOf(i: number): number[] {
  return [0, 1, 2].filter((p) => ((i * 7919) >> p) % 2 === 1);
}
