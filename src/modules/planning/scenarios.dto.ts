import { z } from 'zod';
import { SECONDS_OF_RUN } from './planning.dto.js';
import { type Scenario } from './scenarios.repository.js';
import { type ScenarioView } from './views/scenario.view.js';

const week = z.number().int().min(0).describe('Index of a week of the year');

export const changeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('peer-leaves'), peer: z.uuid() }),
    z.strictObject({ kind: z.literal('week-closes'), week }),
    z.strictObject({
      kind: z.literal('more-peers'),
      of: z.string().min(1).max(60).describe('Code of a kind'),
      count: z.number().int().describe('Drawn from those of the kind; they are marked as invented'),
      seed: z.number().int().default(1),
    }),
    z.strictObject({ kind: z.literal('capacity'), week: week.nullable().default(null), challenges: z.number() }),
    z.strictObject({ kind: z.literal('budget'), days: z.number() }),
    z.strictObject({ kind: z.literal('managers'), managers: z.number() }),
  ])
  .meta({ id: 'ScenarioChange' });

export const newScenarioSchema = z
  .strictObject({ name: z.string().trim().min(1).max(100), changes: z.array(changeSchema).max(100).optional() })
  .meta({ id: 'NewScenario' });

export const scenarioRunSchema = z
  .strictObject({ seconds: SECONDS_OF_RUN })
  .default({})
  .meta({ id: 'WantedScenarioRun' });

const planLine = z.object({
  id: z.uuid(),
  name: z.string(),
  score: z.object({ hard: z.number().int(), medium: z.number().int(), soft: z.number().int() }),
});

export const scenarioSchema = z
  .object({
    id: z.uuid(),
    yearId: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
    changes: z.array(z.object({ change: changeSchema, sentence: z.string() })),
    current: planLine.nullable().describe('The plan that the year goes by'),
    planned: planLine.nullable().describe('The newest plan of the scenario; it can never be approved'),
    comparison: z
      .array(z.object({ name: z.string(), before: z.string(), after: z.string(), change: z.number() }))
      .describe('Figures of both. GET /api/plans/{planned}/changes?with={current} tells what moved and why'),
  })
  .meta({ id: 'Scenario' });
export type ScenarioDto = z.infer<typeof scenarioSchema>;

export const scenarioListSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        changes: z.number().int(),
        createdAt: z.iso.datetime(),
        version: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ScenarioList' });

export const toScenarioDto = ({ id, yearId, name, createdAt, version, ...view }: ScenarioView): ScenarioDto => ({
  id,
  yearId,
  name,
  createdAt: createdAt.toISOString(),
  version,
  changes: view.changes.map((each) => ({ ...each })),
  current: view.current,
  planned: view.planned,
  comparison: view.comparison.map((each) => ({ ...each })),
});

export const toScenarioLine = ({ id, name, changes, createdAt, version }: Scenario) => ({
  id,
  name,
  changes: changes.length,
  createdAt: createdAt.toISOString(),
  version,
});
