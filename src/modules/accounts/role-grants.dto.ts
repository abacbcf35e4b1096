import { z } from 'zod';
import { type ListedGrant, ROLES } from './roles.js';

export const newGrantSchema = z
  .strictObject({
    address: z.string().trim().min(3).max(254).describe('E-mail address of the person'),
    name: z.string().trim().min(1).max(120).exactOptional().describe('Needed for somebody who is not known yet'),
    role: z.enum(ROLES),
    scope: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .exactOptional()
      .describe('Name of the programme year, council, organisation, challenge manager or region that it is limited to'),
  })
  .meta({ id: 'NewRoleGrant' });

export const grantSchema = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    address: z.string().nullable(),
    role: z.enum(ROLES),
    scope: z.string().nullable().describe('What it is limited to, by name; null: nothing'),
    grantedAt: z.iso.datetime(),
    grantedBy: z.string().nullable().describe('Null: the service itself'),
    isDisabled: z.boolean().describe('Whether the person may no longer sign in'),
  })
  .meta({ id: 'RoleGrant' });

export const grantListSchema = z.object({ items: z.array(grantSchema) }).meta({ id: 'RoleGrantList' });

export type GrantDto = z.infer<typeof grantSchema>;

export const toGrantDto = ({ grantedAt, role, ...grant }: ListedGrant): GrantDto => ({
  ...grant,
  role: role as GrantDto['role'],
  grantedAt: grantedAt.toISOString(),
});
