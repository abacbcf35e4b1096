import { sayDate } from '../../platform/clock/plain-date.js';
import { type RolesOfPlan, sayStaffing, type StaffMember, type TeamRole } from '../roles-of-plan.js';
import { type AnswerFacts } from './why-not.view.js';
import { nameOfStranger } from './wording.js';

/** The page of leads and managers of a plan. */
export interface RolesView {
  readonly note: string | null;
  readonly lacking: number;
  readonly isProven: boolean;
  /** Teams without a manager, or with one who is not free. */
  readonly troubles: readonly RoleLine[];
  readonly teams: readonly RoleLine[];
}

export interface RoleLine {
  readonly id: string;
  readonly week: string;
  readonly council: string;
  readonly lead: string;
  readonly manager: string;
  readonly trouble: string | null;
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** The two roles of one team, and the choices for a form. */
export interface RoleForm extends RoleLine {
  readonly action: string;
  readonly version: number;
  readonly leads: readonly Option[];
  readonly managers: readonly Option[];
}

type Facts = Pick<AnswerFacts, 'names'>;

export function viewRoles(facts: Facts, roles: RolesOfPlan): RolesView {
  const teams = roles.teams.map((role) => viewRole(facts, role));
  return {
    note: sayStaffing(roles),
    lacking: roles.teams.filter(({ manager }) => manager === null).length,
    isProven: roles.isProven,
    troubles: teams.filter(({ trouble }) => trouble !== null),
    teams,
  };
}

export function viewRoleForm(facts: Facts, planId: string, role: TeamRole, staff: readonly StaffMember[]): RoleForm {
  const option = (value: string, text: string, selected: boolean): Option => ({ value, text, selected });
  return {
    ...viewRole(facts, role),
    action: `/plans/${planId}/teams/${role.challenge}/roles`,
    version: role.version,
    leads: [
      option('', 'The more experienced', !role.isLeadChosen),
      ...role.couldLead.map((id) => option(id, nameOf(facts, id), role.isLeadChosen && role.lead === id)),
    ],
    managers: [
      option('', 'Whoever is free', !role.isManagerChosen),
      ...staff
        .filter(({ isActive }) => isActive)
        .map(({ id, name }) => option(id, name, role.isManagerChosen && role.manager?.id === id)),
    ],
  };
}

const nameOf = ({ names }: Facts, id: string): string =>
  names.peers.get(id)?.name ?? nameOfStranger(id, 'No longer in the pool');

function viewRole(facts: Facts, role: TeamRole): RoleLine {
  const chosen = (isChosen: boolean): string => (isChosen ? ' (chosen by hand)' : '');
  return {
    id: role.challenge,
    week: sayDate(role.monday),
    council: role.council,
    lead: role.lead === null ? 'Nobody who can lead' : `${nameOf(facts, role.lead)}${chosen(role.isLeadChosen)}`,
    manager: role.manager === null ? 'Nobody' : `${role.manager.name}${chosen(role.isManagerChosen)}`,
    trouble: role.trouble,
  };
}
