import { z } from 'zod';
import { COMPLETE_WEEKS_BEFORE, DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../../scheduling/simulate-answers.js';
import { MOST_DRAWS } from './simulation-task.js';

export const MOST_SEED = 2 ** 31 - 1;
export const MOST_ROUNDS = 20;

export const answersSimulationQuery = z.strictObject({
  draws: z.coerce.number().int().min(1).max(MOST_DRAWS).default(DEFAULT_DRAWS).describe('Years drawn'),
  seed: z.coerce.number().int().min(0).max(MOST_SEED).default(1).describe('The same seed gives the same figures'),
  rounds: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_ROUNDS)
    .default(DEFAULT_ROUNDS)
    .describe('Rounds of asking for each place, the first letter included'),
});

const spread = (meaning: string) => z.object({ expected: z.number(), standardDeviation: z.number() }).describe(meaning);
const probability = (meaning: string) => z.number().min(0).max(1).describe(meaning);

export const answersSimulationSchema = z
  .object({
    draws: z.number().int(),
    seed: z.number().int(),
    rounds: z.number().int(),
    scheduled: z.number().int().describe('Teams that the plan has'),
    complete: spread(`Teams that lack nobody ${COMPLETE_WEEKS_BEFORE} weeks before their week`),
    letters: spread('Letters written in a year'),
    teams: z.array(
      z.object({
        challenge: z.uuid(),
        week: z.number().int(),
        complete: probability('That the team lacks nobody in time'),
      }),
    ),
    posts: z
      .array(
        z.object({
          challenge: z.uuid(),
          week: z.number().int(),
          kind: z.string().nullable().describe('Null for a place that any kind may take'),
          peer: z.uuid().nullable().describe('Whom the plan chose; null for a vacancy of the plan'),
          filled: probability('That somebody says yes in time'),
          reserves: z.number().int().describe('People who could take the place while the rest of the plan stands'),
        }),
      )
      .describe('The least likely to be filled first'),
  })
  .meta({ id: 'AnswersSimulation' });
