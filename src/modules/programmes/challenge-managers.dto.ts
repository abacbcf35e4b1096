import { z } from 'zod';

const name = z.string().trim().min(1).max(100);
const leave = z
  .array(z.strictObject({ from: z.iso.date(), to: z.iso.date() }))
  .max(100)
  .describe('Spells of leave, both days included. They may not overlap; why somebody is on leave is not kept');

export const newManagerSchema = z.strictObject({ name, leave: leave.default([]) });
export const managerEditSchema = z.strictObject({
  name: name.exactOptional(),
  isActive: z.boolean().exactOptional(),
  leave: leave.exactOptional(),
});

export const managerSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isActive: z.boolean().describe('False for who runs no more challenges'),
    leave: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
    version: z.number().int(),
  })
  .meta({ id: 'ChallengeManager' });
export const managerListSchema = z.object({ items: z.array(managerSchema) }).meta({ id: 'ChallengeManagerList' });
