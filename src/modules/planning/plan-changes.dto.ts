import { z } from 'zod';

const planLine = z.object({ id: z.uuid(), name: z.string() });
const weekSchema = z.object({ index: z.number().int(), monday: z.iso.date() }).nullable();
const reasonSchema = z.object({
  why: z
    .enum(['forced', 'follows', 'chosen'])
    .describe(
      'forced: the facts forbid what was; follows: the rest of the plan leaves no room for it; chosen: it pays',
    ),
  sentence: z.string(),
  undoing: z
    .object({ hard: z.number().int(), medium: z.number().int(), soft: z.number().int(), sentence: z.string() })
    .nullable()
    .describe('What undoing it would add to the score of the year; null where a rule forbids it'),
});

export const planChangesQuery = z.strictObject({
  with: z
    .uuid()
    .optional()
    .describe('The earlier plan; without it the one that a replan stayed close to, else the one made before'),
});

export const planChangesSchema = z
  .object({
    before: planLine,
    after: planLine,
    summary: z.string(),
    forced: z.number().int().describe('Changes that facts had forced'),
    unforced: z.number().int(),
    weeks: z.array(
      z.object({
        challenge: z.uuid(),
        from: weekSchema.describe('Null: it had no week'),
        to: weekSchema.describe('Null: deferred'),
        sentence: z.string(),
        reason: reasonSchema,
      }),
    ),
    places: z.array(
      z.object({
        challenge: z.uuid(),
        peer: z.uuid().describe('Who is no longer on the team'),
        successor: z.uuid().nullable(),
        sentence: z.string(),
        reason: reasonSchema,
      }),
    ),
    joined: z.array(z.string()).describe('Who is new where nobody left for them'),
    gone: z.array(z.string()).describe('What the earlier plan says of peers and challenges that are no longer there'),
  })
  .meta({ id: 'PlanChanges' });
