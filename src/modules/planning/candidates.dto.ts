import { z } from 'zod';
import { personSchema } from './why-not.dto.js';

export const candidateListSchema = z
  .object({
    items: z.array(
      z.object({
        person: personSchema,
        standing: z.number().int().describe('Place in the ranking, 1 for the best'),
        medium: z.number().describe('Points of vacancies that the year would gain or, below zero, lose'),
        soft: z.number().describe('Points of quality; below zero is better'),
        sentence: z.string(),
        details: z.string(),
        acceptance: z.number().describe('Chance of a yes, 0 to 1'),
      }),
    ),
  })
  .meta({ id: 'CandidateList' });
