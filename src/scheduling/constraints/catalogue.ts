import { SOFT_TERMS, type SoftTerm } from '../problem.js';
import { HARD_RULES, type HardRuleId } from './hard-rules.js';
import { MEDIUM_TERMS, SOFT_TERM_RULES, type MediumTerm } from './soft-terms.js';

export type ConstraintId = HardRuleId | MediumTerm | SoftTerm;

/** One rule or term of the score, as data. */
export interface Constraint {
  readonly id: ConstraintId;
  readonly level: 'hard' | 'medium' | 'soft';
  /** Points of its level for one unit; a programme may set another for soft terms and deferral. */
  readonly defaultWeight: number;
  readonly unit: string;
  readonly source: string;
  /** What it asks for, in plain English. */
  readonly statement: string;
}

/** Every rule and term that the score of a plan is made of; hard, then medium, then soft. Source: docs/planning/PROBLEM.md. */
export const CONSTRAINTS: readonly Constraint[] = [
  ...keysOf(HARD_RULES).map((id) => {
    const { unit, source, statement } = HARD_RULES[id];
    return { id, level: 'hard' as const, defaultWeight: 1, unit, source, statement };
  }),
  ...keysOf(MEDIUM_TERMS).map((id) => {
    const { defaultWeight, unit, source, statement } = MEDIUM_TERMS[id];
    return { id, level: 'medium' as const, defaultWeight, unit, source, statement };
  }),
  ...SOFT_TERMS.map((id) => {
    const { defaultWeight, unit, source, statement } = SOFT_TERM_RULES[id];
    return { id, level: 'soft' as const, defaultWeight, unit, source, statement };
  }),
];

/** Weights of the soft terms for a programme that sets none of its own. */
export const DEFAULT_WEIGHTS = Object.fromEntries(
  SOFT_TERMS.map((term) => [term, SOFT_TERM_RULES[term].defaultWeight]),
) as Record<SoftTerm, number>;

/** The catalogue as a page of Markdown, kept in docs/constraints.md by `npm run docs`. */
export function constraintsPage(): string {
  const sections = (['hard', 'medium', 'soft'] as const).map((level) => {
    const rows = CONSTRAINTS.filter((constraint) => constraint.level === level).map(
      ({ id, statement, defaultWeight, unit, source }) =>
        `| \`${id}\` | ${statement} | ${defaultWeight} | ${unit} | ${source} |`,
    );
    return [
      `## ${INTRODUCTIONS[level]}`,
      '',
      '| id | rule | weight | for each | source |',
      '|---|---|---|---|---|',
      ...rows,
    ];
  });
  return `${[
    '# Constraints',
    '',
    'Made from `src/scheduling/constraints` by `npm run docs`; do not edit by hand.',
    'A plan is judged by hard first, then medium, then soft, each as small as possible. Weights are the defaults.',
    '',
    ...sections.flatMap((section) => [...section, '']),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

const INTRODUCTIONS = {
  hard: 'Hard: a plan that breaks one is not a plan',
  medium: 'Medium: what is left undone',
  soft: 'Soft: how well it is done',
};

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
