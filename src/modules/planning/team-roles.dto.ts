import { z } from 'zod';
import { type RolesOfPlan, sayStaffing, type TeamRole } from './roles-of-plan.js';
import { type ReviewFacts } from './views/plan-review.view.js';
import { nameOfStranger } from './views/wording.js';

const person = z.object({ id: z.uuid(), name: z.string() });

/** A choice: null takes it back, and what is left out stays. */
export const roleChoiceSchema = z.strictObject({
  leadPeerId: z.uuid().nullable().exactOptional().describe('A member who can lead; null: the more experienced'),
  managerId: z
    .uuid()
    .nullable()
    .exactOptional()
    .describe('A challenge manager of the staff list; null: whoever is free'),
});

export const teamRoleSchema = z
  .object({
    challenge: z.uuid(),
    council: z.string(),
    monday: z.iso.date(),
    lead: person.nullable(),
    isLeadChosen: z.boolean().describe('Whether a person chose the lead'),
    couldLead: z.array(person),
    manager: person.nullable(),
    isManagerChosen: z.boolean(),
    trouble: z.string().nullable().describe('Why there is no manager, or what is wrong with the one there is'),
    version: z.number().int(),
  })
  .meta({ id: 'TeamRoles' });
export type TeamRoleDto = z.infer<typeof teamRoleSchema>;

export const planRolesSchema = z
  .object({
    items: z.array(teamRoleSchema),
    managersPlanned: z.number().int().describe('As the year is set'),
    managersOnList: z.number().int().describe('On the staff list, running challenges'),
    note: z.string().nullable().describe('What is to be said of the two numbers'),
    isProven: z.boolean().describe('Whether no assignment would leave fewer teams without a manager'),
  })
  .meta({ id: 'PlanRoles' });
export type PlanRolesDto = z.infer<typeof planRolesSchema>;

export function toTeamRoleDto({ names }: ReviewFacts, role: TeamRole): TeamRoleDto {
  const named = (id: string) => ({
    id,
    name: names.peers.get(id)?.name ?? nameOfStranger(id, 'Somebody no longer in the pool'),
  });
  const { challenge, council, monday, isLeadChosen, manager, isManagerChosen, trouble, version } = role;
  return {
    challenge,
    council,
    monday,
    lead: role.lead === null ? null : named(role.lead),
    isLeadChosen,
    couldLead: role.couldLead.map(named),
    manager,
    isManagerChosen,
    trouble,
    version,
  };
}

export const toPlanRolesDto = (facts: ReviewFacts, roles: RolesOfPlan): PlanRolesDto => ({
  items: roles.teams.map((role) => toTeamRoleDto(facts, role)),
  managersPlanned: roles.planned,
  managersOnList: roles.onList,
  note: sayStaffing(roles),
  isProven: roles.isProven,
});
