import { SOFT_TERMS } from '../../src/scheduling/problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomPlan, randomProblem } from '../support/random-problem.js';
import { check } from './exchange/check.mjs';

const CASES = 4000;
const LISTED_BY_CHECKER = 20;

/** Both judges' findings in one form, so that a difference names the rule, the term or the total. */
function bothFindings(seed: number) {
  const problem = randomProblem(seed);
  const plan = randomPlan(problem, seed + 1);
  const ours = verifyPlan(problem, plan);
  const theirs = check(problem, plan);
  const lines = (violations: readonly { rule: string; where: string | number; detail: string | number }[]) =>
    violations.map(({ rule, where, detail }) => `${rule} | ${where} | ${detail}`).sort();
  const isListedWhole = theirs.hard <= LISTED_BY_CHECKER;
  return {
    ours: {
      seed,
      hard: ours.hard,
      medium: ours.medium,
      soft: ours.soft,
      terms: Object.fromEntries(SOFT_TERMS.map((term) => [term, ours.softByTerm[term].weighted])),
      vacancies: ours.vacancies.total,
      deferred: ours.deferred,
      days: ours.days,
      peersUsed: ours.peersUsed,
      violations: isListedWhole ? lines(ours.violations) : [],
    },
    theirs: {
      seed,
      hard: theirs.hard,
      medium: theirs.medium,
      soft: theirs.soft,
      terms: theirs.breakdown,
      vacancies: theirs.vacancies,
      deferred: theirs.unscheduled,
      days: theirs.totalDays,
      peersUsed: theirs.peersUsed,
      violations: isListedWhole ? lines(theirs.violations) : [],
    },
    rules: new Set(ours.violations.map(({ rule }) => rule)),
    verification: ours,
  };
}

describe('the independent verifier', () => {
  it(`agrees with the exchange format's checker to the point on ${CASES} random plans, most of them broken`, () => {
    const rulesSeen = new Set<string>();
    for (let seed = 1; seed <= CASES; seed++) {
      const { ours, theirs, rules } = bothFindings(seed);
      expect(ours).toEqual(theirs);
      for (const rule of rules) rulesSeen.add(rule);
    }
    expect(rulesSeen.size).toBe(29);
  });

  it('gives totals that are the sums of their parts', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { verification } = bothFindings(seed);
      const { softByTerm, soft, vacancies, violations, hard } = verification;
      expect(Object.values(softByTerm).reduce((sum, { weighted }) => sum + weighted, 0)).toBe(soft);
      expect(Object.values(vacancies.byKind).reduce((sum, short) => sum + short, 0)).toBe(vacancies.total);
      expect(violations).toHaveLength(hard);
    }
  });
});
