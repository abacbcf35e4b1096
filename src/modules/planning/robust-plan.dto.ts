import { z } from 'zod';
import { DEFAULT_BUDGET, MOST_BUDGET } from '../../scheduling/robust/make-robust.js';
import { DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../../scheduling/simulate-answers.js';
import { answersSimulationSchema, MOST_ROUNDS, MOST_SEED } from './answers-simulation.dto.js';
import { planSchema } from './planning.dto.js';
import { DEFAULT_SECONDS, MOST_SECONDS } from './robust-task.js';
import { MOST_DRAWS } from './simulation-task.js';

/** What a more robust plan is asked for, as a body. */
export const robustRequest = z.strictObject({
  budget: z.int().min(0).max(MOST_BUDGET).default(DEFAULT_BUDGET).describe('Soft points that it may cost more'),
  seconds: z.number().min(1).max(MOST_SECONDS).default(DEFAULT_SECONDS).describe('How long it is looked for'),
  draws: z.int().min(1).max(MOST_DRAWS).default(DEFAULT_DRAWS).describe('Years drawn to tell of both plans'),
  seed: z.int().min(0).max(MOST_SEED).default(1),
  rounds: z.int().min(1).max(MOST_ROUNDS).default(DEFAULT_ROUNDS).describe('As for the simulation of answers'),
});
export type RobustBody = z.infer<typeof robustRequest>;

const answeredPlan = z.object({
  medium: z.number().int(),
  soft: z.number().int(),
  days: z.number(),
  answers: answersSimulationSchema,
});

export const robustSchema = z
  .object({
    plan: planSchema.describe('The new proposal'),
    sentence: z.string(),
    price: z.number().int().describe('Soft points that it costs more; below 0 when it is cheaper'),
    before: answeredPlan,
    after: answeredPlan,
  })
  .meta({ id: 'RobustPlan' });
