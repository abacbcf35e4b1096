import { z } from 'zod';

const tradeoffSchema = z.object({
  id: z.string().describe('Id of the term'),
  statement: z.string(),
  points: z.number().describe('Points beyond the other plan, by the weights of the year'),
  sentence: z.string(),
});

export const alternativesSchema = z
  .object({
    runId: z.uuid(),
    yearId: z.uuid(),
    plans: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        preset: z.string(),
        favours: z.string(),
        href: z.string(),
        score: z.object({ medium: z.number().int(), soft: z.number().int() }),
        figures: z.array(z.object({ key: z.string(), text: z.string() })),
        givesUp: z
          .array(tradeoffSchema)
          .describe('At most ten, the dearest first, each against the plan that is best there'),
        wins: z.array(tradeoffSchema).describe('Where it is better than all others'),
      }),
    ),
  })
  .meta({ id: 'Alternatives' });
