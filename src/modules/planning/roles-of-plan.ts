import {
  assignManagers,
  type Clash,
  judgeManagers,
  sayUnmanaged,
  type Visit,
} from '../../scheduling/assign-managers.js';
import { chooseLead, leadsOf } from '../../scheduling/choose-lead.js';
import { type StandingPlan, type Teams } from '../../scheduling/standing-plan.js';
import { weeksOnLeave, type Leave } from '../programmes/manager-leave.js';

/** A challenge manager as the staff list has them. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly leave: readonly Leave[];
}

/** What is kept of one team's roles. */
export interface KeptRole {
  readonly challengeId: string;
  readonly leadPeerId: string | null;
  readonly isLeadChosen: boolean;
  readonly managerId: string | null;
  readonly isManagerChosen: boolean;
  readonly version: number;
}

/** Who leads a team and who runs it. */
export interface TeamRole {
  readonly challenge: string;
  readonly council: string;
  /** Index and Monday of its week. */
  readonly week: number;
  readonly monday: string;
  readonly lead: string | null;
  readonly isLeadChosen: boolean;
  /** Members who could lead, the default first. */
  readonly couldLead: readonly string[];
  readonly manager: { readonly id: string; readonly name: string } | null;
  readonly isManagerChosen: boolean;
  /** Why there is no manager, or what is wrong with the one there is; null when all is well. */
  readonly trouble: string | null;
  /** Of what is kept; 0 when nothing is. */
  readonly version: number;
}

/** The roles of a whole plan. */
export interface RolesOfPlan {
  /** In the order of weeks, then of councils. */
  readonly teams: readonly TeamRole[];
  /** Managers that the year plans with, and those on the staff list who run challenges. */
  readonly planned: number;
  readonly onList: number;
  /** Whether no assignment would leave fewer teams without a manager. */
  readonly isProven: boolean;
}

/**
 * Leads and managers of every team of a plan. Of a plan that is not settled only what was chosen by hand is given, and the rest
 * is assigned; of a settled one (approved) the managers are those that are kept.
 */
export function rolesOfPlan(
  { problem, teams }: StandingPlan,
  staff: readonly StaffMember[],
  kept: readonly KeptRole[],
  isSettled: boolean,
): RolesOfPlan {
  const keptOf = new Map(kept.map((role) => [role.challengeId, role]));
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]));
  const mondays = problem.weeks.map(({ monday }) => monday);
  const given = new Map(
    kept.flatMap(({ challengeId, managerId, isManagerChosen }): [string, string][] =>
      managerId !== null && (isSettled || isManagerChosen) ? [[challengeId, managerId]] : [],
    ),
  );
  const holding = new Set(given.values());
  const managers = staff
    .filter(({ id, isActive }) => isActive || holding.has(id))
    .map(({ id, isActive, leave }) => ({
      id,
      // Who runs no more challenges keeps what they were given, and gets nothing new.
      away: isActive ? weeksOnLeave(leave, mondays) : new Set(mondays.keys()),
    }));
  const placed = problem.challenges.flatMap(({ id }) => teams.get(id) ?? []);
  const visits = visitsOf(teams);
  const rest = problem.managerRestWeeks;
  const assigned = isSettled
    ? { ...judgeManagers(visits, managers, rest, given), managerOf: given, isProven: true }
    : assignManagers(visits, managers, rest, given);
  const unmanaged = new Map(assigned.unmanaged.map((each) => [each.challenge, each]));
  const clashes = new Map(assigned.clashes.map((each) => [each.challenge, each]));
  const roles = placed.map(({ challenge, week, team }): TeamRole => {
    const role = keptOf.get(challenge.id);
    const managerId = assigned.managerOf.get(challenge.id) ?? null;
    const [lacking, clash] = [unmanaged.get(challenge.id), clashes.get(challenge.id)];
    const lead = chooseLead(problem, team, role?.leadPeerId ?? null);
    return {
      challenge: challenge.id,
      council: challenge.council.name,
      week,
      monday: mondays[week]!,
      lead: lead?.id ?? null,
      isLeadChosen: role?.isLeadChosen === true && role.leadPeerId === lead?.id,
      couldLead: leadsOf(problem, team).map(({ id }) => id),
      manager: managerId === null ? null : { id: managerId, name: nameOf.get(managerId) ?? '' },
      isManagerChosen: managerId !== null && role?.managerId === managerId && role.isManagerChosen,
      trouble: lacking ? `No challenge manager: ${sayUnmanaged(lacking)}` : clash ? sayClash(clash, nameOf) : null,
      version: role?.version ?? 0,
    };
  });
  return {
    teams: roles.sort((a, b) => a.week - b.week || (a.council < b.council ? -1 : 1)),
    planned: problem.managers,
    onList: staff.filter(({ isActive }) => isActive).length,
    isProven: assigned.isProven,
  };
}

/**
 * What would be wrong with a manager for one team, as a sentence; null when nothing is. Of their other teams only those count that
 * people chose, or that an approval settled: others give way.
 */
export function clashOfChoice(
  { problem, teams }: StandingPlan,
  { id, name, leave }: Pick<StaffMember, 'id' | 'name' | 'leave'>,
  challengeId: string,
  kept: readonly KeptRole[],
  isSettled: boolean,
): string | null {
  const others = kept.filter(
    (role) => role.managerId === id && role.challengeId !== challengeId && (isSettled || role.isManagerChosen),
  );
  const away = weeksOnLeave(
    leave,
    problem.weeks.map(({ monday }) => monday),
  );
  const given = new Map([...others.map((role) => role.challengeId), challengeId].map((challenge) => [challenge, id]));
  const { clashes } = judgeManagers(visitsOf(teams), [{ id, away }], problem.managerRestWeeks, given);
  const clash = clashes.find(({ challenge }) => challenge === challengeId);
  return clash ? sayClash(clash, new Map([[id, name]])) : null;
}

const visitsOf = (teams: Teams): Visit[] =>
  [...teams.values()].map(({ challenge, week }) => ({ challenge: challenge.id, week, priority: challenge.priority }));

/** "Ann is on leave in this week." */
const sayClash = ({ manager, reason }: Clash, nameOf: ReadonlyMap<string, string>): string =>
  reason === 'on-leave'
    ? `${nameOf.get(manager) ?? 'The manager'} is on leave in this week, or runs no more challenges.`
    : `${nameOf.get(manager) ?? 'The manager'} has not rested between this challenge and another.`;

/** What is to be said of the number of managers; null when the list has as many as the year plans with. */
export function sayStaffing({ planned, onList }: Pick<RolesOfPlan, 'planned' | 'onList'>): string | null {
  if (planned === onList) return null;
  return `The year plans with ${planned} challenge managers, and ${onList} on the staff list run challenges. Change the setting of the year, or the list, if that is not meant.`;
}
