import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { teamFit } from '../matching/fit.js';
import { encodePlan, membersOf } from './decisions.js';
import { encodeProblem, type Facts } from './encode-problem.js';
import { countMember, createTeamCounts, TALLY_SIZE, teamCost, teamCostWith, type TeamCounts } from './team-tally.js';

/** Teams drawn at random, each as its challenge and members. */
function* randomTeams(seeds: number): Generator<readonly [facts: Facts, c: number, members: Int32Array]> {
  for (let seed = 1; seed <= seeds; seed++) {
    const facts = encodeProblem(randomProblem(seed, { underWay: false }));
    const decisions = encodePlan(facts, randomPlan(facts.problem, seed, false));
    for (let c = 0; c < facts.challenges.count; c++) yield [facts, c, membersOf(facts, decisions, c)];
  }
}

const costOf = (facts: Facts, counts: TeamCounts, c: number): number =>
  teamCost(
    facts.weights,
    facts.challenges.noOverallControl[c] === 1,
    counts.tally,
    c * TALLY_SIZE,
    counts.uncovered[c]!,
  );

describe('the running counts of a team', () => {
  it('cost what matching makes of the team, at every size on the way', () => {
    for (const [facts, c, members] of randomTeams(60)) {
      const counts = createTeamCounts(facts);
      const { challenges, peers } = facts.problem;
      for (let n = 0; n <= members.length; n++) {
        const team = [...members.subarray(0, n)].map((p) => peers[p]!);
        expect(costOf(facts, counts, c)).toBe(teamFit(challenges[c]!, team, facts.weights).cost);
        if (n < members.length) countMember(facts, counts, c, members[n]!, 1);
      }
    }
  });

  it('foretell the cost with somebody more, and change nothing by it', () => {
    for (const [facts, c, members] of randomTeams(40)) {
      const counts = createTeamCounts(facts);
      for (const p of members) {
        const before = structuredClone({ ...counts, trial: null });
        const foretold = teamCostWith(facts, counts, c, p);
        expect({ ...counts, trial: null }).toEqual(before);
        countMember(facts, counts, c, p, 1);
        expect(costOf(facts, counts, c)).toBe(foretold);
      }
    }
  });

  it('are those of an empty team once everybody has left, in whatever order', () => {
    for (const [facts, c, members] of randomTeams(40)) {
      const counts = createTeamCounts(facts);
      for (const p of members) countMember(facts, counts, c, p, 1);
      for (const p of members) countMember(facts, counts, c, p, -1);
      expect({ ...counts, trial: null }).toEqual({ ...createTeamCounts(facts), trial: null });
    }
  });
});
