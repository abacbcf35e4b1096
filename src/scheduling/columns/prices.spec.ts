import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { encodeProblem } from '../encode-problem.js';
import { createTeamCounts } from '../team-tally.js';
import { columnOf, deferralOf, forEachUse } from './column.js';
import { clampPrices, constantOf, pricedCost, weekPrices } from './prices.js';
import { allowanceOf, layResources } from './resources.js';

const facts = encodeProblem(aProblem({ challenges: [aChallenge('C1'), aChallenge('C2')], peers: [aPeer('P1')] }));
const resources = layResources(facts, 4);
const free = (): Float64Array<ArrayBuffer> => new Float64Array(resources.count);
const column = columnOf(facts, createTeamCounts(facts), 0, 5, Int32Array.of(0));

describe('what a year allows', () => {
  it.each([
    ['challenges in a week', 5, { limit: 2, pieces: [] }],
    ['managers', resources.managers + 5, { limit: 4, pieces: [] }],
    ['working days', resources.budget, { limit: 200, pieces: [] }],
    ['medium', resources.medium, { limit: 4, pieces: [] }],
    ['deployments of a peer', resources.peer, { limit: 1, pieces: [{ cost: 2, count: 1 }] }],
    ['challenges of a region', resources.region + 5, { limit: 1, pieces: [{ cost: 1, count: 2 }] }],
    ['deployments within a gap', resources.gap + 5, { limit: 1, pieces: [] }],
  ])('in %s', (_, resource, allowance) => {
    expect(allowanceOf(facts, resources, resource)).toEqual(allowance);
  });
});

describe('prices', () => {
  it('are never below 0, and for the worst team together at most its weight', () => {
    const prices = free().fill(3, resources.worst, resources.budget);
    prices[0] = -1;
    clampPrices(facts, resources, prices);
    expect([prices[0], prices[resources.worst], prices[resources.worst + 1]]).toEqual([0, 0.5, 0.5]);
  });

  it('take from the bound what resources allow, and what dear prices gain beyond the limit', () => {
    const prices = free();
    prices[resources.budget] = 0.5;
    prices[resources.peer] = 5;
    expect(constantOf(facts, resources, prices)).toBe(-100 - 5 + (2 - 5));
  });

  it('count for a column in every resource that it uses, as they count week by week', () => {
    const prices = free().map((_, r) => (r % 7) + 1);
    prices.fill(0, resources.worst, resources.budget);
    const week = weekPrices(facts, resources, prices);
    const cost = column.cost + week.challenge[5]! + week.peer[5]!;
    expect(pricedCost(facts, resources, prices, column)).toBeCloseTo(cost, 9);
  });

  it('of a deferral are those of medium alone', () => {
    const used: [number, number][] = [];
    forEachUse(facts, resources, deferralOf(facts, 0), (resource, amount) => used.push([resource, amount]));
    expect(used).toEqual([[resources.medium, 10]]);
  });
});
