import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { explainPlan } from './explain-plan.js';
import { withholdParties } from './explain-plan-parties.js';

describe('an analysis that withholds parties', () => {
  it('tells the two terms on parties as one and loses no point', () => {
    let merged = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomProblem(seed);
      const full = explainPlan(problem, randomPlan(problem, seed + 1));
      const { terms, ...score } = withholdParties(full, (id) => `the council of ${id}`);
      expect(score).toEqual({ hard: full.hard, medium: full.medium, soft: full.soft });
      const soft = terms.filter(({ level }) => level === 'soft');
      expect(soft.flatMap(({ matches }) => matches).reduce((sum, { points }) => sum + points, 0)).toBe(full.soft);
      expect(terms.map(({ id }) => id)).not.toContain('controlAbsent');
      expect(terms.map(({ id }) => id)).not.toContain('oneParty');
      const balance = terms.find(({ id }) => id === 'partyBalance');
      if (!balance) continue;
      merged++;
      expect(new Set(balance.matches.map(({ challenge }) => challenge)).size).toBe(balance.matches.length);
      expect(balance.matches[0]!.sentence).toMatch(/^The balance of parties on the team of the council of C\d+ is not/);
    }
    expect(merged).toBeGreaterThan(100);
  });

  it('leaves an analysis without such terms as it is', () => {
    const analysis = { hard: 0, medium: 0, soft: 0, terms: [] };
    expect(withholdParties(analysis, String)).toBe(analysis);
  });
});
