import { randomProblem } from '../../../test/support/random-problem.js';
import { aState } from '../../../test/support/tiny-search.js';
import { shortageOf } from '../broken-rules.js';
import { encodeProblem } from '../encode-problem.js';
import { canSeat } from '../seating-rules.js';
import { seat } from '../seating.js';
import { createTeamCounts } from '../team-tally.js';
import { openWeek } from '../week-taking.js';
import { columnOf, weekCost } from './column.js';
import { TeamPricer } from './price-team.js';
import { QuickTeams } from './quick-team.js';
import { createTeamSpace } from './team-space.js';

const NOBODY = new Int32Array();

/** Every challenge and week of some random years, with prices drawn for it. */
function* cases() {
  for (let seed = 1; seed <= 30; seed++) {
    const problem = { ...randomProblem(seed, { underWay: false, peers: [12, 20] }), budgetDays: 1000 };
    const facts = encodeProblem(problem);
    const quick = new QuickTeams(facts);
    const peer = Float64Array.from({ length: facts.peers.count * facts.weeks }, (_, i) => (i * 37 * seed) % 23);
    const week = { challenge: new Float64Array(facts.challenges.count * facts.weeks), peer };
    const { offer, offerStart, count } = facts.challenges;
    for (let c = 0; c < count; c++)
      for (const w of offer.subarray(offerStart[c], offerStart[c + 1])) yield { problem, facts, quick, week, c, w };
  }
}

describe('a team found quickly', () => {
  it('keeps every rule about people, and costs what its column costs at the prices', () => {
    let sent = 0;
    for (const { problem, facts, quick, week, c, w } of cases()) {
      const prices = { quality: 1.5, medium: 40 };
      const { members, cost } = quick.find(c, w, week, prices, NOBODY);
      if (cost === Infinity) continue;
      sent++;
      const state = aState(problem);
      openWeek(state, c, w);
      for (const p of members) {
        expect(canSeat(state, c, p)).toBe(true);
        seat(state, c, p);
      }
      expect(state.hardOf[c]).toBe(0);
      const column = columnOf(facts, createTeamCounts(facts), c, w, members);
      const people = members.reduce((sum, p) => sum + week.peer[p * facts.weeks + w]!, 0);
      const short = 40 * shortageOf(facts, c, members).weighted;
      const whole = column.cost - weekCost(facts, c, w) + 0.5 * column.teamCost + people + short;
      expect(cost).toBeCloseTo(whole, 6);
    }
    expect(sent).toBeGreaterThan(100);
  });

  it('never costs less than the cheapest, and little more on average', () => {
    const sum = { cheapest: 0, quick: 0 };
    for (const { facts, quick, week, c, w } of cases()) {
      const prices = { quality: 1.5, medium: 40 };
      const { cost } = quick.find(c, w, week, prices, NOBODY);
      const space = createTeamSpace(facts, c, true, 3000);
      const exact = new TeamPricer(facts).price(space, w, week, prices, Infinity, 1e6);
      expect(cost).toBeGreaterThanOrEqual(exact.lower);
      if (cost === Infinity) continue;
      sum.cheapest += exact.cost;
      sum.quick += cost;
    }
    expect(sum.quick).toBeLessThan(1.1 * sum.cheapest);
  });

  it('has nobody whose price is infinite, and is the better for members to begin with', () => {
    for (const { facts, quick, week, c, w } of cases()) {
      const prices = { quality: 1, medium: 1000 };
      const first = quick.find(c, w, week, prices, NOBODY);
      if (first.members.length === 0) continue;
      expect(quick.find(c, w, week, prices, first.members).cost).toBeLessThanOrEqual(first.cost + 1e-6);
      const [gone] = first.members;
      if (facts.challenges.pins[c]!.includes(gone!)) continue;
      const peer = week.peer.slice().fill(Infinity, gone! * facts.weeks, (gone! + 1) * facts.weeks);
      expect([...quick.find(c, w, { ...week, peer }, prices, first.members).members]).not.toContain(gone);
    }
  });
});
