import { randomProblem } from '../../../test/support/random-problem.js';
import { encodeProblem } from '../encode-problem.js';
import { createTeamCounts } from '../team-tally.js';
import { columnOf, weekCost } from './column.js';
import { TeamPricer } from './price-team.js';
import { type WeekPrices } from './prices.js';
import { createTeamSpace } from './team-space.js';

const problem = randomProblem(5, { underWay: false, peers: [16, 16], challenges: [4, 4], weeks: [20, 20] });
const easy = {
  ...problem,
  peers: problem.peers.map((peer) => ({ ...peer, availability: 'Y'.repeat(20), maxTravelKm: 400, conflicts: [] })),
  challenges: problem.challenges.map((challenge) => ({
    ...challenge,
    minSize: 2,
    maxSize: 3,
    kinds: Object.fromEntries(problem.kinds.map((kind) => [kind, [0, 2] as const])),
  })),
};
const facts = encodeProblem(easy);
const prices: WeekPrices = {
  challenge: new Float64Array(facts.challenges.count * facts.weeks),
  peer: Float64Array.from({ length: facts.peers.count * facts.weeks }, (_, i) => (i * 37) % 23),
};
const quality = 1.5;

/** Priced cost of the cheapest team of two or three, each tried. */
function leastByTrying(c: number, w: number): number {
  const counts = createTeamCounts(facts);
  const { peers } = facts;
  let least = Infinity;
  const judge = (team: number[]): void => {
    const homes = new Set(team.map((p) => peers.organisation[p]));
    const most = Math.max(...team.map((p) => team.filter((q) => peers.kind[p] === peers.kind[q]).length));
    if (homes.size < team.length || most > 2 || !team.some((p) => facts.canLead[peers.kind[p]!] === 1)) return;
    const column = columnOf(facts, counts, c, w, Int32Array.from(team));
    const extra = team.reduce((sum, p) => sum + prices.peer[p * facts.weeks + w]!, 0);
    least = Math.min(least, column.cost - weekCost(facts, c, w) + (quality - 1) * column.teamCost + extra);
  };
  for (let a = 0; a < peers.count; a++)
    for (let b = a + 1; b < peers.count; b++) {
      judge([a, b]);
      for (let d = b + 1; d < peers.count; d++) judge([a, b, d]);
    }
  return least;
}

describe('the cheapest team of a challenge in a week', () => {
  const pricer = new TeamPricer(facts);
  const price = (c: number, w: number, states: number, limit = Infinity, nodes = 1e6) =>
    pricer.price(createTeamSpace(facts, c, false, states), w, prices, { quality, medium: 0 }, limit, nodes);

  it.each([0, 1, 2, 3])('is the one that trying every team finds (challenge %d)', (c) => {
    const least = leastByTrying(c, 3);
    expect(price(c, 3, 3000).cost).toBeCloseTo(least, 6);
    expect(price(c, 3, 3000).lower).toBeLessThanOrEqual(least);
    expect(price(c, 3, 3000).lower).toBeCloseTo(least, 5);
  });

  it('is found with few theme states too, and is never undercut when the search gives up', () => {
    const least = leastByTrying(1, 4);
    expect(price(1, 4, 2).cost).toBeCloseTo(least, 6);
    expect(price(1, 4, 2, Infinity, 3).lower).toBeLessThanOrEqual(least);
    expect(pricer.hasGivenUp).toBe(true);
  });

  it('is none below a limit that no team comes under', () => {
    const least = leastByTrying(2, 5);
    const { members, lower } = price(2, 5, 3000, least);
    expect(members).toBeNull();
    expect(lower).toBeLessThanOrEqual(least);
    expect(lower).toBeGreaterThan(least - 1);
  });
});
