import { z } from 'zod';
import { CONSTRAINTS, type ConstraintId } from '../../scheduling/constraints/catalogue.js';
import { type Standing } from '../../scheduling/compare-plans.js';
import { type PlanAnalysis } from '../../scheduling/explain-plan.js';
import { type GroupedAnalysis } from '../../scheduling/explain-plan-groups.js';
import { type ComparedPlans } from './plan-analysis.service.js';
import { PLAN_STATES, type StoredPlan } from './plans.repository.js';

const TERM_IDS = [...CONSTRAINTS.map(({ id }) => id), 'partyBalance'] as [ConstraintId | 'partyBalance'];
const LEVELS = ['hard', 'medium', 'soft'] as const;

export const analysisQuery = z.strictObject({
  by: z.enum(['term', 'person', 'council']).default('term').describe('How the matches are grouped'),
});
export const comparisonQuery = z.strictObject({
  with: z.uuid().describe('Id of the plan before, of the same year'),
});

const termId = z.enum(TERM_IDS).describe('Id in the catalogue; partyBalance is both terms on parties, told as one');
const scoreShape = { hard: z.number().int(), medium: z.number().int(), soft: z.number().int() };

const matchSchema = z.object({
  term: termId,
  level: z.enum(LEVELS),
  amount: z.number(),
  weight: z.number().describe('Points for one unit'),
  points: z.number(),
  sentence: z.string(),
  challenge: z.string().nullable().describe('Id of the challenge that bears it'),
  peer: z.string().nullable().describe('Id of the peer whose deployment it is'),
  week: z.number().nullable().describe('Index of the week that it is about'),
});

const planSchema = z.object({
  id: z.uuid(),
  yearId: z.uuid(),
  name: z.string(),
  state: z.enum(PLAN_STATES),
});

export const analysisSchema = z
  .object({
    plan: planSchema,
    by: z.enum(['term', 'person', 'council']),
    score: z.object(scoreShape),
    terms: z
      .array(
        z.object({
          id: termId,
          level: z.enum(LEVELS),
          statement: z.string(),
          unit: z.string(),
          weight: z.number().nullable().describe('Null where it differs from match to match'),
          amount: z.number(),
          points: z.number(),
          matches: z.array(matchSchema),
        }),
      )
      .nullable()
      .describe('For by=term: terms that cost something; their points add up to the score'),
    groups: z
      .array(
        z.object({
          id: z.string().describe('Id of the peer or the challenge'),
          name: z.string(),
          about: z.string(),
          ...scoreShape,
          matches: z.array(matchSchema),
        }),
      )
      .nullable()
      .describe('For by=person and by=council: who costs something, the dearest first'),
    rest: z
      .object({ ...scoreShape, matches: z.array(matchSchema) })
      .nullable()
      .describe('What is nobody’s alone; groups and rest add up to the score'),
  })
  .meta({ id: 'PlanAnalysis' });
export type AnalysisDto = z.infer<typeof analysisSchema>;

const standingSchema = z.object({
  id: z.string().describe('Id of the challenge or the peer'),
  name: z.string(),
  ...scoreShape,
  terms: z.array(z.object({ id: termId, level: z.enum(LEVELS), change: z.number() })),
  worse: z.array(z.string()).describe('What it is charged for now and was not before'),
  better: z.array(z.string()).describe('What it was charged for and is no longer'),
});
const weekSchema = z.object({ index: z.number().int(), monday: z.iso.date() }).nullable();
const peopleSchema = z.array(z.object({ id: z.string(), name: z.string() }));

export const comparisonSchema = z
  .object({
    before: planSchema.extend({ score: z.object(scoreShape) }),
    after: planSchema.extend({ score: z.object(scoreShape) }),
    change: z.object(scoreShape).describe('After less before: below zero is better'),
    note: z.string().nullable().describe('What to bear in mind: the data changed between the two plans'),
    terms: z.array(
      z.object({
        id: termId,
        level: z.enum(LEVELS),
        statement: z.string(),
        before: z.number(),
        after: z.number(),
        change: z.number(),
      }),
    ),
    moves: z.array(
      z.object({
        challenge: z.string(),
        council: z.string(),
        weekBefore: weekSchema.describe('Null: deferred'),
        weekAfter: weekSchema,
        gained: peopleSchema,
        lost: peopleSchema,
        sentence: z.string(),
      }),
    ),
    councils: z.array(standingSchema).describe('Who gained and lost, the largest difference first'),
    people: z.array(standingSchema),
  })
  .meta({ id: 'PlanComparison' });
export type ComparisonDto = z.infer<typeof comparisonSchema>;

const toPlan = ({ id, yearId, name, state }: StoredPlan) => ({ id, yearId, name, state });

export function toAnalysisDto(
  stored: StoredPlan,
  by: AnalysisDto['by'],
  { terms, hard, medium, soft }: PlanAnalysis,
  grouped: GroupedAnalysis | null,
): AnalysisDto {
  return {
    plan: toPlan(stored),
    by,
    score: { hard, medium, soft },
    terms: grouped ? null : terms.map((term) => ({ ...term, matches: [...term.matches] })),
    groups: grouped && grouped.groups.map((group) => ({ ...group, matches: [...group.matches] })),
    rest: grouped && { ...grouped.rest, matches: [...grouped.rest.matches] },
  };
}

export function toComparisonDto({ before, after, problem, names, comparison, note }: ComparedPlans): ComparisonDto {
  const toWeek = (index: number | null) => {
    const week = index === null ? undefined : problem.weeks[index];
    return week ? { index: week.index, monday: week.monday } : null;
  };
  const toPeople = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.peer?.(id) ?? id }));
  const toStanding = (standing: Standing) => ({
    ...standing,
    terms: [...standing.terms],
    worse: [...standing.worse],
    better: [...standing.better],
  });
  return {
    before: { ...toPlan(before), score: comparison.before },
    after: { ...toPlan(after), score: comparison.after },
    change: comparison.change,
    note,
    terms: [...comparison.terms],
    moves: comparison.moves.map((move) => ({
      ...move,
      weekBefore: toWeek(move.weekBefore),
      weekAfter: toWeek(move.weekAfter),
      gained: toPeople(move.gained),
      lost: toPeople(move.lost),
    })),
    councils: comparison.councils.map(toStanding),
    people: comparison.people.map(toStanding),
  };
}
