import { z } from 'zod';
import { WEIGHT_PRESETS } from '../../scheduling/constraints/weight-presets.js';
import { SOFT_TERMS } from '../../scheduling/problem.js';
import { listQuery, pageSchema } from '../platform/web/list.js';
import { type PlanRun } from './plan-runs.repository.js';
import { PLAN_STATES, type StoredPlan } from './plans.repository.js';
import { MOST_WEIGHT, type PresetId } from './searches-of-run.js';
import { RUN_STATES } from './run-lifecycle.js';
import { STOP_REASONS } from './stop-rules.js';

const MOST_SEED = 2 ** 31 - 1;
const MOST_THREADS = 16;
/** The service may allow less: PLANNER_MAX_SECONDS. */
const MOST_SECONDS = 86_400;

const PRESET_IDS = WEIGHT_PRESETS.map(({ id }) => id) as [PresetId];
const weightSchema = z.number().int().min(0).max(MOST_WEIGHT);

export const SECONDS_OF_RUN = z.number().int().min(1).max(MOST_SECONDS).optional().describe('How long to search');

export const wantedRunSchema = z
  .strictObject({
    seconds: SECONDS_OF_RUN,
    seed: z.number().int().min(0).max(MOST_SEED).optional().describe('1 unless given'),
    threads: z.number().int().min(1).max(MOST_THREADS).optional().describe('Threads that work side by side'),
    idleSeconds: z
      .number()
      .int()
      .min(1)
      .max(MOST_SECONDS)
      .optional()
      .describe('End sooner, when nothing has improved for so long'),
    untilFull: z.boolean().optional().describe('End sooner, at the first plan without vacancies and deferrals'),
    kind: z
      .enum(['plan', 'replan', 'alternatives'])
      .optional()
      .describe(
        'replan: stay close to the approved plan; its past is fixed. alternatives: three plans different in kind, each in that many seconds. plan unless given',
      ),
    preset: z
      .enum(PRESET_IDS)
      .optional()
      .describe('Weights that the search uses; the plan is judged by those of the year'),
    weights: z
      .strictObject(Object.fromEntries(SOFT_TERMS.map((term) => [term, weightSchema.optional()])))
      .optional()
      .describe('The same set by hand; what is left out keeps the weight of the year'),
  })
  .default({})
  .meta({ id: 'WantedPlanRun' });

const runOptionsSchema = z.object({
  seconds: z.number(),
  seed: z.number(),
  threads: z.number(),
  idleSeconds: z.number().optional(),
  untilFull: z.boolean().optional(),
  replan: z
    .object({ planId: z.uuid(), from: z.number().int() })
    .optional()
    .describe('The plan that it stays close to, and the first week that had not begun'),
  preset: z.enum(PRESET_IDS).optional(),
  weights: z.record(z.enum(SOFT_TERMS), z.number()).optional().describe('Weights that the search used'),
  alternatives: z.literal(true).optional().describe('It makes three plans'),
  scenarioId: z.uuid().optional().describe('The scenario that it belongs to; its plan can never be approved'),
  alternativeOf: z.uuid().optional().describe('Of a plan: the run that made it beside others'),
});

const scoreSchema = z.object({ hard: z.number().int(), medium: z.number().int(), soft: z.number().int() });

const boundSchema = z
  .object({ medium: z.number().int(), soft: z.number().int() })
  .nullable()
  .describe('Proven: no plan whose medium is at most this costs less soft. Null while there is no proof');

export const planRunSchema = z
  .object({
    id: z.uuid(),
    yearId: z.uuid(),
    state: z.enum(RUN_STATES),
    options: runOptionsSchema,
    requestedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    isCancelRequested: z.boolean(),
    isFinishRequested: z.boolean().describe('Whether it is to end with its best plan so far'),
    attempt: z.number().int().describe('Tries that were begun'),
    planId: z.uuid().nullable().describe('The plan that it proposed'),
    failure: z
      .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() })
      .nullable()
      .describe('Why it failed, or why it is tried again'),
    heartbeatAt: z.iso.datetime().nullable().describe('When its worker was last heard of'),
    progress: z
      .object({
        elapsedMs: z.number(),
        hard: z.number(),
        medium: z.number(),
        soft: z.number(),
        vacancies: z.number(),
        iterations: z.number(),
        revision: z.number().int().describe('How often it went on with data that had changed on the way'),
        bound: boundSchema,
        stoppedBy: z.enum(STOP_REASONS).nullable().describe('Why it ended; null while it goes on'),
      })
      .nullable(),
    incumbent: scoreSchema.nullable().describe('Score of the best verified plan so far'),
  })
  .meta({ id: 'PlanRun' });
export type PlanRunDto = z.infer<typeof planRunSchema>;

export const planRunPageSchema = pageSchema('PlanRunPage', planRunSchema);
export const planRunListQuery = listQuery(['requestedAt', 'state'], { state: z.enum(RUN_STATES).optional() });

export const toPlanRunDto = (run: PlanRun): PlanRunDto => ({
  ...run,
  requestedAt: run.requestedAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  finishedAt: run.finishedAt?.toISOString() ?? null,
  heartbeatAt: run.heartbeatAt?.toISOString() ?? null,
  failure: run.failure && { ...run.failure },
});

const figuresSchema = z.object({
  scheduled: z.number().int(),
  deferred: z.number().int(),
  vacancies: z.object({
    total: z.number().int(),
    byKind: z.record(z.string(), z.number().int()).describe('Missing members by kind; any: places for any kind'),
  }),
  days: z.number().describe('Working days of all deployments'),
  budgetDays: z.number(),
  peersUsed: z.number().int(),
  worstTeam: z.object({ challenge: z.string(), cost: z.number().int() }).nullable(),
  weeklyLoad: z.array(z.number().int()).describe('Challenges on site, by week'),
});

export const planSchema = z
  .object({
    id: z.uuid(),
    yearId: z.uuid(),
    name: z.string(),
    state: z.enum(PLAN_STATES),
    options: runOptionsSchema,
    score: scoreSchema,
    softByTerm: z.record(z.enum(SOFT_TERMS), z.object({ amount: z.number(), weighted: z.number() })),
    figures: figuresSchema,
    bound: boundSchema,
    createdAt: z.iso.datetime(),
    approvedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Plan' });
export type PlanDto = z.infer<typeof planSchema>;

export const planPageSchema = pageSchema('PlanPage', planSchema);
export const planListQuery = listQuery(['createdAt', 'medium', 'soft'], { state: z.enum(PLAN_STATES).optional() });

export const toPlanDto = ({ id, yearId, name, state, options, hard, medium, soft, ...plan }: StoredPlan): PlanDto => ({
  id,
  yearId,
  name,
  state,
  options,
  score: { hard, medium, soft },
  softByTerm: plan.softByTerm,
  figures: {
    ...plan.figures,
    vacancies: { ...plan.figures.vacancies, byKind: { ...plan.figures.vacancies.byKind } },
    weeklyLoad: [...plan.figures.weeklyLoad],
  },
  bound: plan.bound,
  createdAt: plan.createdAt.toISOString(),
  approvedAt: plan.approvedAt?.toISOString() ?? null,
  version: plan.version,
});

const looseDocument = (id: string, format: string) =>
  z.looseObject({}).describe(`${format}, as docs/planning/PROBLEM.md states it`).meta({ id });
export const problemDocumentSchema = looseDocument('ProblemDocument', 'peer-challenge-problem/1');
export const planDocumentSchema = z
  .object({
    problem: z.string(),
    challenges: z.array(z.object({ id: z.string(), week: z.number().int().nullable(), peers: z.array(z.string()) })),
  })
  .meta({ id: 'PlanDocument' });

const reasonSchema = z.object({
  rule: z.string().describe('Id of the rule'),
  level: z.enum(['closed', 'open', 'cost', 'conflict']),
  points: z.number().int(),
  sentence: z.string(),
  source: z.string(),
  assumed: z.boolean().describe('Whether it rests on an assumption'),
});

export const explainedWeeksSchema = z
  .object({
    items: z.array(
      z.object({
        index: z.number().int(),
        monday: z.iso.date(),
        onOffer: z.boolean(),
        cost: z.number().int().describe('Points of the week, 0 when it is not on offer'),
        reasons: z.array(reasonSchema),
      }),
    ),
  })
  .meta({ id: 'ExplainedWeeks' });

export const yearViewSchema = z
  .object({
    plan: z.object({ id: z.uuid(), name: z.string(), state: z.enum(PLAN_STATES), createdAt: z.iso.datetime() }),
    weeks: z.array(
      z.object({
        index: z.number().int(),
        monday: z.iso.date(),
        open: z.boolean(),
        capacity: z.number().int(),
        load: z.number().int(),
        reasons: z.array(z.string()),
      }),
    ),
    challenges: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        council: z.object({ code: z.string(), name: z.string(), class: z.string(), region: z.string() }),
        priority: z.number().int(),
        weeksOnOffer: z.array(z.number().int()),
        week: z.number().int().nullable(),
        weekCost: z.number().int(),
        members: z.array(
          z.object({
            id: z.uuid(),
            reference: z.string(),
            name: z.string(),
            kind: z.string(),
            kindName: z.string(),
            organisation: z.string(),
            isIfNeeded: z.boolean(),
          }),
        ),
        vacancies: z.array(z.object({ kind: z.string().nullable(), kindName: z.string() })),
      }),
    ),
    days: z.object({ used: z.number(), budget: z.number() }),
    figures: figuresSchema,
    score: scoreSchema.extend({
      bound: boundSchema,
      terms: z.array(
        z.object({
          id: z.enum(SOFT_TERMS),
          statement: z.string(),
          unit: z.string(),
          amount: z.number().int(),
          weight: z.number().int(),
          points: z.number().int(),
        }),
      ),
    }),
  })
  .meta({ id: 'YearView' });
