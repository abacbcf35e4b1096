import { z } from 'zod';

export const letterQuery = z.strictObject({
  names: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether members are named; names are not public before they are confirmed'),
});
export type LetterQuery = z.infer<typeof letterQuery>;

/** On a page a value that means nothing counts as not given. */
export const letterPageQuery = z.object({ names: z.enum(['true', 'false']).catch('false').default('false') });

const lines = z.array(z.string());
export const letterSchema = z
  .object({
    challenge: z.uuid(),
    council: z.string(),
    monday: z.iso.date(),
    title: z.string(),
    week: lines.describe('Why this week'),
    members: lines.describe('One line for each member'),
    weighed: lines.describe('What the team brings, and what was weighed'),
    givenUp: lines.describe('What the council does not get; empty when nothing was given up'),
  })
  .meta({ id: 'LetterOfReasons' });
