import { z } from 'zod';
import { challengeSchema, personSchema, pricedChangeSchema, weekSchema } from './why-not.dto.js';

export const fitOneMoreQuery = z.strictObject({
  challenge: z.uuid().describe('A commission of the year that the plan leaves out or defers'),
});
export type FitOneMoreQuery = z.infer<typeof fitOneMoreQuery>;

export const fitOneMoreSchema = z
  .object({
    challenge: challengeSchema,
    possible: z.number().int().describe('Weeks that are possible; the five best are told'),
    weeks: z
      .array(
        z.object({
          week: weekSchema,
          name: z.string(),
          weekCost: z.number().describe('Points of the week by the council’s wish, before the weight'),
          team: z.array(personSchema),
          vacant: z.array(z.string()).describe('Places that stay vacant, in words'),
          ask: z
            .array(
              z.object({
                person: personSchema,
                what: z
                  .enum(['join', 'leave', 'follow'])
                  .describe('Join this team, leave another for it, or follow there'),
                challenge: z.uuid(),
                isIfNeeded: z.boolean(),
                sentence: z.string(),
              }),
            )
            .describe('Everybody who would have to be asked'),
          change: pricedChangeSchema.describe('Against the plan with this challenge deferred'),
        }),
      )
      .describe('The best first, by vacancies and then by quality'),
    refused: z
      .array(
        z.object({
          week: weekSchema,
          name: z.string(),
          obstacles: z.array(z.object({ code: z.string(), sentence: z.string() })),
        }),
      )
      .describe('Weeks on offer that cannot be had'),
    gone: z.array(z.string()).describe('What the plan says of peers and challenges that are no longer there'),
  })
  .meta({ id: 'FitOneMore' });
