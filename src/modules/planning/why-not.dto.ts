import { z } from 'zod';

/** A question by query: exactly one of peer and week. */
export const whyNotQuery = z
  .strictObject({
    challenge: z.uuid().describe('Challenge of the plan'),
    peer: z.uuid().optional().describe('Why is this peer not on its team?'),
    week: z
      .string()
      .regex(/^\d{1,4}$/, 'Give the index of a week: a whole number from 0.')
      .optional()
      .describe('Why does it not take place in this week? Its index, from 0'),
  })
  .refine(({ peer, week }) => (peer === undefined) !== (week === undefined), {
    message: 'Ask about one thing: give either peer or week.',
    path: ['peer'],
  });
export type WhyNotQuery = z.infer<typeof whyNotQuery>;

export const weekSchema = z.object({ index: z.number().int(), monday: z.iso.date() });
export const challengeSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  council: z.string(),
  week: weekSchema.nullable().describe('Null while it is deferred'),
});
export const personSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  kind: z.string(),
  kindName: z.string(),
  organisation: z.string(),
  isFictional: z.boolean(),
});
const obstacleSchema = z.object({ code: z.string(), sentence: z.string() });

export const pricedChangeSchema = z
  .object({
    sentence: z.string().describe('What is done, in words'),
    steps: z.array(
      z.object({
        kind: z.enum(['join', 'leave', 'move']),
        challenge: z.uuid(),
        peer: z.uuid().optional(),
        week: z.number().int().optional(),
      }),
    ),
    price: z
      .object({
        hard: z.number().int(),
        medium: z.number().int(),
        soft: z.number().int(),
        sentence: z.string(),
        details: z.string(),
        terms: z
          .array(z.object({ term: z.string(), words: z.string(), points: z.number().int() }))
          .describe('Soft points by term; they add up to soft'),
      })
      .describe('What the change adds to the score of the year; negative is better'),
  })
  .meta({ id: 'PricedChange' });

export const whyNotSchema = z
  .object({
    challenge: challengeSchema,
    peer: personSchema.nullable().describe('Who was asked about; null for a question about a week'),
    week: weekSchema.nullable().describe('The week asked about, or that of the challenge'),
    isSo: z.boolean().describe('Whether the plan has it so already'),
    obstacles: z.array(obstacleSchema).describe('Every rule that forbids it as the plan stands; none: it is allowed'),
    posts: z
      .array(z.object({ challenge: z.uuid(), week: weekSchema, sentence: z.string() }))
      .describe('Where only other engagements stand in the way: what would have to give'),
    stay: z.array(personSchema).describe('Members who can come to the week'),
    leave: z.array(z.object({ person: personSchema, obstacles: z.array(obstacleSchema) })),
    come: z.array(personSchema).describe('Who would come instead, best first'),
    changes: z.array(pricedChangeSchema).describe('Changes that bring it about and break no rule, cheapest first'),
  })
  .meta({ id: 'WhyNot' });

export const whyMemberSchema = z
  .object({
    challenge: challengeSchema,
    person: personSchema,
    isPinned: z.boolean(),
    without: pricedChangeSchema.describe('The plan with the post left open; hard above 0: the team could not go'),
    alternatives: z
      .array(z.object({ person: personSchema, change: pricedChangeSchema }))
      .describe('The five best alternatives'),
  })
  .meta({ id: 'WhyMember' });

const poolShape = {
  pool: z.number().int(),
  free: z.number().int().describe('With the first reasons of the others this makes the pool'),
  reasons: z.array(
    z.object({ reason: z.string(), words: z.string(), touched: z.number().int(), first: z.number().int() }),
  ),
};

export const vacanciesSchema = z
  .object({
    challenge: challengeSchema,
    vacancies: z.array(
      z.object({
        kind: z.string().nullable().describe('Null for a place of any kind'),
        kindName: z.string(),
        vacant: z.number().int(),
        ...poolShape,
        fills: z.array(z.object({ person: personSchema, change: pricedChangeSchema })),
        nearMisses: z
          .array(z.object({ person: personSchema, obstacle: obstacleSchema }))
          .describe('Who could come if one obstacle were lifted'),
        otherWeeks: z.array(z.object({ week: weekSchema, change: pricedChangeSchema })),
      }),
    ),
    deferredWeeks: z
      .array(
        z.object({
          week: weekSchema,
          obstacles: z.array(obstacleSchema),
          kinds: z.array(z.object({ kind: z.string(), kindName: z.string(), needed: z.number().int(), ...poolShape })),
          schedule: pricedChangeSchema.nullable(),
        }),
      )
      .describe('Weeks on offer to a deferred challenge; empty when it is scheduled'),
  })
  .meta({ id: 'Vacancies' });
