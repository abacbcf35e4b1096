import { readFileSync } from 'node:fs';
import { CONSTRAINTS, constraintsPage, type Constraint } from '../../src/scheduling/constraints/catalogue.js';
import { HARD_RULES } from '../../src/scheduling/constraints/hard-rules.js';
import { MEDIUM_TERMS, SOFT_TERM_RULES } from '../../src/scheduling/constraints/soft-terms.js';
import type { Plan } from '../../src/scheduling/plan.js';
import type { Problem, SoftTerm } from '../../src/scheduling/problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { CONSTRAINT_CASES } from './constraint-cases.js';
import { check } from './exchange/check.mjs';

/** What a plan costs under one constraint, by the verifier and by the exchange format's checker: the two must be one. */
function costs({ id, level }: Constraint, problem: Problem, plan: Plan): { verifier: number; checker: number } {
  const verified = verifyPlan(problem, plan);
  const checked = check(problem, plan);
  if (level === 'hard') {
    const ofRule = ({ rule }: { rule: string }) => rule === id;
    return { verifier: verified.violations.filter(ofRule).length, checker: checked.violations.filter(ofRule).length };
  }
  if (level === 'medium') return { verifier: verified.medium, checker: checked.medium };
  return { verifier: verified.softByTerm[id as SoftTerm].weighted, checker: checked.breakdown[id] ?? NaN };
}

describe('every rule and term of the catalogue', () => {
  it('has one kept and one broken case', () => {
    expect(Object.keys(CONSTRAINT_CASES).sort()).toEqual(CONSTRAINTS.map(({ id }) => id).sort());
  });

  it.each(CONSTRAINTS)('costs nothing where it is kept, and its exact price where it is broken: $id', (constraint) => {
    const { kept, broken, cost } = CONSTRAINT_CASES[constraint.id]!;
    expect(costs(constraint, ...kept)).toEqual({ verifier: 0, checker: 0 });
    expect(costs(constraint, ...broken)).toEqual({ verifier: cost, checker: cost });
    expect(cost).toBeGreaterThan(0);
  });

  it.each(CONSTRAINTS.filter(({ level }) => level === 'hard'))('is told in words when it is broken: $id', ({ id }) => {
    const sentences = verifyPlan(...CONSTRAINT_CASES[id]!.broken)
      .violations.filter(({ rule }) => rule === id)
      .map(({ sentence }) => sentence);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(Object.entries({ ...MEDIUM_TERMS, ...SOFT_TERM_RULES }))('has a sentence for a match: %s', (_, term) => {
    for (const amount of [1, 2])
      expect(term.sentence({ where: 'Kent (C00012)', amount })).toMatch(/^Kent \(C00012\).{5,}\.$/);
  });

  it('counts one point for each breach of a hard rule, whatever the weights', () => {
    expect(CONSTRAINTS.filter(({ level }) => level === 'hard').map(({ defaultWeight }) => defaultWeight)).toEqual(
      Object.keys(HARD_RULES).map(() => 1),
    );
  });
});

describe('docs/constraints.md', () => {
  it('is what the catalogue says now; if not, run npm run docs', () => {
    expect(readFileSync('docs/constraints.md', 'utf8')).toBe(constraintsPage());
  });
});
