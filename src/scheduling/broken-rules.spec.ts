import { CONSTRAINT_CASES, type ConstraintCase } from '../../test/solver/constraint-cases.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { countBrokenRules, shortageOf } from './broken-rules.js';
import { HARD_RULES } from './constraints/hard-rules.js';
import { encodePlan } from './decisions.js';
import { encodeProblem } from './encode-problem.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';
import { verifyPlan } from './verify-plan.js';

/** What a document may get wrong and decisions cannot: they know no name that the problem does not. */
const ONLY_IN_DOCUMENTS = [
  'unknown-challenge',
  'duplicate-challenge',
  'team-without-week',
  'week-not-a-number',
  'unknown-peer',
];
const CASES = Object.entries<ConstraintCase>(CONSTRAINT_CASES).filter(
  ([id]) => Object.hasOwn(HARD_RULES, id) && !ONLY_IN_DOCUMENTS.includes(id),
);

function broken(problem: Problem, plan: Plan): number {
  const facts = encodeProblem(problem);
  return countBrokenRules(facts, encodePlan(facts, plan));
}

describe('broken hard rules', () => {
  it('have a case for every rule that decisions can break', () => {
    expect(CASES).toHaveLength(Object.keys(HARD_RULES).length - ONLY_IN_DOCUMENTS.length);
  });

  it.each(CASES)('are counted as the verifier counts them: %s', (_, each) => {
    expect(broken(...each.kept)).toBe(verifyPlan(...each.kept).hard);
    expect(broken(...each.broken)).toBe(verifyPlan(...each.broken).hard);
    expect(broken(...each.broken)).toBeGreaterThanOrEqual(each.cost);
  });
});

describe('the shortage of a team', () => {
  const kinds = { leader: [1, 1], 'chief-executive': [1, 1], officer: [1, 3] } as const;
  const peers = [
    aPeer('P1'),
    aPeer('P2', { kind: 'officer', party: null }),
    aPeer('P3', { kind: 'officer', party: null }),
  ];
  const facts = encodeProblem(aProblem({ challenges: [aChallenge('C1', { minSize: 4, kinds })], peers }));

  it.each([
    ['of nobody: three kinds lack one, and one more place', [], 4, 3 + 3 + 1 + 1],
    ['of a leader', [0], 3, 3 + 1 + 1],
    ['of a leader and an officer', [0, 1], 2, 3 + 1],
    ['with one officer more, who takes the further place', [0, 1, 2], 1, 3],
  ])('%s', (_, members, vacancies, weighted) => {
    expect(shortageOf(facts, 0, Int32Array.from(members))).toEqual({ vacancies, weighted });
  });
});
