import { z } from 'zod';
import { listQuery, pageSchema } from '../platform/web/list.js';

export const teamListQuery = listQuery(['monday', 'challenge', 'council'], {
  year: z.uuid().describe('Id of the programme year'),
});

export const teamSchema = z
  .object({
    id: z.uuid(),
    challengeId: z.uuid(),
    challengeReference: z.string(),
    councilCode: z.string(),
    councilName: z.string(),
    planId: z.uuid(),
    monday: z.iso.date().describe('First day on site'),
    weekState: z.enum(['proposed', 'accepted']),
    version: z.number().int(),
    lead: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('The member who leads the team'),
    manager: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .describe('The challenge manager; change either under /api/plans/{id}/teams/{challengeId}'),
    seats: z.array(
      z.object({
        id: z.uuid(),
        position: z.number().int(),
        kind: z.string().nullable().describe('Kind of peer that the place wants; null: any'),
        state: z.enum(['vacant', 'offered', 'accepted', 'confirmed', 'released']),
        chosenPeer: z
          .object({ id: z.uuid(), reference: z.string(), name: z.string(), organisation: z.string() })
          .nullable()
          .describe('Whom the plan chose; null for a vacancy of the plan'),
      }),
    ),
  })
  .meta({ id: 'Team' });

export const teamPageSchema = pageSchema('TeamPage', teamSchema);
