import { z } from 'zod';
import { OBJECTION_KINDS } from '../../scheduling/review/objection-kinds.js';
import { ALLOWED_POINTS, MOST_ALLOWED_POINTS } from '../../scheduling/review/review-plan.js';
import { planSchema } from './planning.dto.js';
import { pricedChangeSchema } from './why-not.dto.js';

const points = z.coerce
  .number()
  .int()
  .min(0)
  .max(MOST_ALLOWED_POINTS)
  .default(ALLOWED_POINTS)
  .describe('Soft points that a change may cost and still count as one that could have been made');

export const reviewQuery = z.strictObject({ points });
/** On a page a value that means nothing counts as not given. */
export const reviewPageQuery = z.object({ points: points.catch(ALLOWED_POINTS) });
export type ReviewQuery = z.infer<typeof reviewQuery>;

/** What a repair is asked for, as a body. */
export const repairRequest = z.strictObject({
  points: z.int().min(0).max(MOST_ALLOWED_POINTS).default(ALLOWED_POINTS).describe('As for the review'),
});

const kind = z.enum(OBJECTION_KINDS).describe('party-balance is both objections about parties, told as one');
const count = z.number().int();

export const reviewSchema = z
  .object({
    allowedPoints: count,
    total: count,
    avoidable: count.describe('Objections that one change would remove, without any harm beyond the allowed points'),
    kinds: z.array(
      z.object({
        kind,
        title: z.string(),
        total: count,
        avoidable: count,
        objections: z.array(
          z.object({
            kind,
            sentence: z.string(),
            challenges: z.array(z.object({ id: z.uuid(), council: z.string() })),
            peer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
            remedy: pricedChangeSchema.nullable().describe('The change that would have avoided it'),
            reason: z
              .object({ code: z.enum(['too-dear', 'trades', 'leaves-vacancy', 'no-change']), sentence: z.string() })
              .nullable()
              .describe('Why it stands; null where it is avoidable'),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PlanReview' });

export const repairSchema = z
  .object({
    plan: planSchema.describe('The new proposal'),
    repairs: z.array(z.object({ objection: z.string().describe('What it was made for'), change: pricedChangeSchema })),
    total: count.describe('Objections that are left'),
    avoidable: count,
  })
  .meta({ id: 'PlanRepair' });
