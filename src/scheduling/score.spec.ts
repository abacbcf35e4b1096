import { CONSTRAINT_CASES, type ConstraintCase } from '../../test/solver/constraint-cases.js';
import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { decodePlan, encodePlan } from './decisions.js';
import { encodeProblem } from './encode-problem.js';
import type { Plan } from './plan.js';
import { SOFT_TERMS, type Problem } from './problem.js';
import { type DetailedScore, scoreDecisions } from './score.js';
import { verifyPlan } from './verify-plan.js';

const scoreOf = (problem: Problem, plan: Plan): DetailedScore => {
  const facts = encodeProblem(problem);
  return scoreDecisions(facts, encodePlan(facts, plan));
};
const casesOf = (ids: readonly string[]) =>
  Object.entries<ConstraintCase>(CONSTRAINT_CASES).filter(([id]) => ids.includes(id));

describe('the score of decisions', () => {
  it.each(casesOf(SOFT_TERMS))(
    'charges %s where it is broken, to the point, and nothing where it is kept',
    (id, each) => {
      const amount = (problem: Problem, plan: Plan) =>
        scoreOf(problem, plan).softByTerm[id as (typeof SOFT_TERMS)[number]];
      expect([amount(...each.kept), amount(...each.broken)]).toEqual([0, each.cost]);
    },
  );

  it.each(casesOf(['missing-member', 'further-place', 'deferral']))('charges %s to medium', (_, each) => {
    expect([scoreOf(...each.kept).medium, scoreOf(...each.broken).medium]).toEqual([0, each.cost]);
  });

  it('multiplies each soft term by its weight', () => {
    const [problem, plan] = CONSTRAINT_CASES.travelPer40Km!.broken;
    const dearer = { ...problem, weights: { ...problem.weights, travelPer40Km: 5 } };
    expect(scoreOf(dearer, plan).softByTerm.travelPer40Km).toBe(5 * scoreOf(problem, plan).softByTerm.travelPer40Km);
  });

  it('is what the verifier finds on its own, for plans good and bad', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const problem = randomProblem(seed);
      const facts = encodeProblem(problem);
      const plan = decodePlan(facts, encodePlan(facts, randomPlan(problem, seed, false)));
      const { hard, medium, soft, scheduled, days, vacancies } = verifyPlan(problem, plan);
      expect({ seed, ...scoreOf(problem, plan) }).toMatchObject({
        seed,
        hard,
        medium,
        soft,
        scheduled,
        days,
        vacancies: vacancies.total,
      });
    }
  });
});
