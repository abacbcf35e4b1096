import { z } from 'zod';
import { SOFT_TERMS } from '../../scheduling/problem.js';
import { listQuery, pageSchema } from '../platform/web/list.js';
import {
  describeSettings,
  describeWeights,
  MAX_WEIGHT,
  type ProgrammeSetting,
  YEAR_FIGURES,
} from './programme-settings.js';
import { type ProgrammeYear, YEAR_SORT_KEYS } from './programmes.service.js';
import { MOST_WEEKS } from './year-rules.js';

const MAX_BUDGET_DAYS = 100_000;

const figure = ({ least, most, meaning }: ProgrammeSetting) => z.number().int().min(least).max(most).describe(meaning);

const facts = {
  reference: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'A reference is up to 40 letters, digits, dots, dashes and underscores')
    .describe('Natural key of imports'),
  name: z.string().trim().min(1).max(120),
  startsOn: z.iso.date().describe('A Monday'),
  weekCount: z.number().int().min(1).max(MOST_WEEKS),
  isPilot: z.boolean().describe('May be short, and counts in no statistics'),
  budgetDays: z.number().min(0).max(MAX_BUDGET_DAYS).describe('Working days, in steps of half a day'),
  managers: figure(YEAR_FIGURES.managers),
  managerRestWeeks: figure(YEAR_FIGURES.managerRestWeeks),
  weeklyCapacity: figure(YEAR_FIGURES.weeklyCapacity),
};
const settings = z.record(z.string(), z.number()).describe('By name; what is left out stays');
const weights = z
  .record(z.string(), z.number())
  .describe(`Points from 0 to ${MAX_WEIGHT} by soft term; what is left out stays`);

export const newYearSchema = z
  .strictObject({
    ...facts,
    isPilot: facts.isPilot.default(false),
    managers: facts.managers.default(YEAR_FIGURES.managers.default),
    managerRestWeeks: facts.managerRestWeeks.default(YEAR_FIGURES.managerRestWeeks.default),
    weeklyCapacity: facts.weeklyCapacity.default(YEAR_FIGURES.weeklyCapacity.default),
    settings: settings.default({}),
    weights: weights.default({}),
  })
  .meta({ id: 'NewProgrammeYear' });

export const yearEditSchema = z
  .strictObject({
    reference: facts.reference.exactOptional(),
    name: facts.name.exactOptional(),
    startsOn: facts.startsOn.exactOptional(),
    weekCount: facts.weekCount.exactOptional(),
    isPilot: facts.isPilot.exactOptional(),
    budgetDays: facts.budgetDays.exactOptional(),
    managers: facts.managers.exactOptional(),
    managerRestWeeks: facts.managerRestWeeks.exactOptional(),
    weeklyCapacity: facts.weeklyCapacity.exactOptional(),
    settings: settings.exactOptional(),
    weights: weights.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one thing to change')
  .meta({ id: 'ProgrammeYearEdit' });

const settingSchema = z
  .object({
    name: z.string(),
    group: z.enum(['calendar', 'planning', 'asking']),
    value: z.number(),
    default: z.number(),
    unit: z.string(),
    least: z.number(),
    most: z.number(),
    meaning: z.string(),
  })
  .meta({ id: 'ProgrammeSetting' });

const weightSchema = z
  .object({
    term: z.enum(SOFT_TERMS),
    weight: z.number().int(),
    default: z.number().int(),
    sentence: z.string().describe('What the term asks for and what missing it counts'),
    source: z.string(),
  })
  .meta({ id: 'Weight' });

const yearSummarySchema = z
  .object({ id: z.uuid(), ...facts, isDemonstration: z.boolean() })
  .meta({ id: 'ProgrammeYearSummary' });
export const yearPageSchema = pageSchema('ProgrammeYearPage', yearSummarySchema);
export const yearSchema = yearSummarySchema
  .extend({ settings: z.array(settingSchema), weights: z.array(weightSchema) })
  .meta({ id: 'ProgrammeYear' });

export const yearsQuerySchema = listQuery(YEAR_SORT_KEYS, {
  isPilot: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});

export type YearSummaryDto = z.infer<typeof yearSummarySchema>;
export type YearDto = z.infer<typeof yearSchema>;

export const toYearSummary = (year: ProgrammeYear): YearSummaryDto => ({
  id: year.id,
  reference: year.reference,
  name: year.name,
  startsOn: year.startsOn,
  weekCount: year.weekCount,
  isPilot: year.isPilot,
  budgetDays: year.budgetDays,
  managers: year.managers,
  managerRestWeeks: year.managerRestWeeks,
  weeklyCapacity: year.weeklyCapacity,
  isDemonstration: year.isDemonstration,
});

export const toYearDto = (year: ProgrammeYear): YearDto => ({
  ...toYearSummary(year),
  settings: describeSettings(year.settings),
  weights: describeWeights(year.weights),
});
