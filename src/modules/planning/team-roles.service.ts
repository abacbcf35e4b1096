import { Injectable } from '@nestjs/common';
import { isInvented, nameOfInvented } from '../../scheduling/what-if/invent-peers.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type ChallengeManager, ChallengeManagersService } from '../programmes/challenge-managers.service.js';
import { PlanFactsService } from './plan-facts.service.js';
import { type StoredPlan } from './plans.repository.js';
import { clashOfChoice, type RolesOfPlan, rolesOfPlan, type TeamRole } from './roles-of-plan.js';
import { TeamRolesRepository, type TeamRoleRow } from './team-roles.repository.js';
import { type ReviewFacts } from './views/plan-review.view.js';

/** What a coordinator chooses for one team; null takes a choice back, and what is left out stays. */
export interface RoleChoice {
  readonly leadPeerId?: string | null;
  readonly managerId?: string | null;
}

export interface LoadedRoles {
  readonly stored: StoredPlan;
  readonly facts: ReviewFacts;
  readonly roles: RolesOfPlan;
  readonly staff: readonly ChallengeManager[];
  readonly kept: readonly TeamRoleRow[];
}

/** Who leads each team of a plan, and which challenge manager runs it. */
@Injectable()
export class TeamRolesService {
  constructor(
    private readonly planFacts: PlanFactsService,
    private readonly managers: ChallengeManagersService,
    private readonly rows: TeamRolesRepository,
  ) {}

  /** @throws DomainError not-found. */
  async load(tx: Tx, planId: string): Promise<LoadedRoles> {
    const { stored, facts } = await this.planFacts.load(tx, planId);
    const staff = await this.managers.list(tx);
    const kept = await this.rows.list(tx, planId);
    const roles = rolesOfPlan(facts.standing, staff, kept, stored.state === 'approved');
    return { stored, facts, roles, staff, kept };
  }

  /** One team of it. @throws DomainError not-found: no such plan, or no team of this challenge in it. */
  async get(tx: Tx, planId: string, challengeId: string): Promise<LoadedRoles & { readonly role: TeamRole }> {
    const loaded = await this.load(tx, planId);
    const role = loaded.roles.teams.find(({ challenge }) => challenge === challengeId);
    if (role) return { ...loaded, role };
    throw new DomainError(
      'not-found',
      'planning.no-team',
      `${loaded.stored.name} has no team for challenge ${challengeId}: it does not know it, or defers it.`,
    );
  }

  /**
   * Changes the lead or the manager of a team, before approval and after.
   * @throws DomainError not-found; stale; invalid: the lead is no member who can lead, or the manager is unknown, on leave or not rested.
   */
  async choose(tx: Tx, planId: string, challengeId: string, version: number, choice: RoleChoice): Promise<void> {
    const loaded = await this.get(tx, planId, challengeId);
    const { stored, role, kept } = loaded;
    const before = kept.find((row) => row.challengeId === challengeId);
    if ((before?.version ?? 0) !== version) throw staleVersion(challengeId);
    if (choice.leadPeerId != null && !role.couldLead.includes(choice.leadPeerId))
      throw refusal(
        '/leadPeerId',
        `Choose a member of the team of ${role.council} who can lead it: a leader or chief executive on it.`,
      );
    if (choice.leadPeerId != null && isInvented(choice.leadPeerId))
      throw refusal(
        '/leadPeerId',
        `${nameOfInvented(choice.leadPeerId)} is made up for a scenario and cannot be chosen. Choose somebody of the pool, or leave it to the planner.`,
      );
    if (choice.managerId != null) refuseManager(choice.managerId, role, loaded);
    const isSettled = stored.state === 'approved';
    const row = {
      challengeId,
      version,
      ...(choice.leadPeerId === undefined
        ? { leadPeerId: before?.leadPeerId ?? null, isLeadChosen: before?.isLeadChosen ?? false }
        : {
            leadPeerId: choice.leadPeerId ?? (isSettled ? (role.couldLead[0] ?? null) : null),
            isLeadChosen: choice.leadPeerId !== null,
          }),
      ...(choice.managerId === undefined
        ? { managerId: before?.managerId ?? null, isManagerChosen: before?.isManagerChosen ?? false }
        : { managerId: choice.managerId, isManagerChosen: choice.managerId !== null }),
    };
    if (!(await this.rows.save(tx, planId, row))) throw staleVersion(challengeId);
  }

  /**
   * Keeps every lead and manager of a plan that is being approved, so that nothing changes them but a person.
   * @param follows the plan whose place it takes, and the challenges of which the lead, as long as on the team, and the manager stay
   */
  async settle(
    tx: Tx,
    planId: string,
    follows: { readonly planId: string; readonly challengeIds: readonly string[] } | null = null,
  ): Promise<void> {
    const { stored, facts, staff, kept } = await this.load(tx, planId);
    const carried = follows === null ? [] : await this.loadCarried(tx, follows, kept);
    const before = new Map([...kept, ...carried].map((row) => [row.challengeId, row]));
    const given = carried.map((row) => ({ ...row, isManagerChosen: row.managerId !== null }));
    const { teams } = rolesOfPlan(facts.standing, staff, [...kept, ...given], stored.state === 'approved');
    for (const { challenge, lead, isLeadChosen, manager, version } of teams) {
      const managerId = manager?.id ?? null;
      const row = before.get(challenge);
      const isManagerChosen = managerId !== null && row?.managerId === managerId && row.isManagerChosen;
      await this.rows.save(tx, planId, {
        challengeId: challenge,
        leadPeerId: lead,
        isLeadChosen,
        managerId,
        isManagerChosen,
        version,
      });
    }
  }

  /** Roles of the plan before; what was chosen for the new one goes before them. */
  private async loadCarried(
    tx: Tx,
    { planId, challengeIds }: { readonly planId: string; readonly challengeIds: readonly string[] },
    kept: readonly TeamRoleRow[],
  ): Promise<TeamRoleRow[]> {
    const chosen = new Set(kept.map(({ challengeId }) => challengeId));
    const rows = await this.rows.list(tx, planId);
    return rows
      .filter(({ challengeId }) => challengeIds.includes(challengeId) && !chosen.has(challengeId))
      .map((row) => ({ ...row, version: 0 }));
  }

  /** Takes back what `settle` did; what people chose stays. */
  unsettle(tx: Tx, planId: string): Promise<void> {
    return this.rows.forgetUnchosen(tx, planId);
  }
}

/** Where others give way, only what people have settled stands in the way of a manager. */
function refuseManager(managerId: string, role: TeamRole, { staff, kept, facts, stored }: LoadedRoles): void {
  const manager = staff.find(({ id }) => id === managerId);
  if (!manager?.isActive)
    throw refusal(
      '/managerId',
      `Choose somebody of the staff list who runs challenges; ${manager?.name ?? managerId} does not.`,
    );
  const clash = clashOfChoice(facts.standing, manager, role.challenge, kept, stored.state === 'approved');
  if (clash === null) return;
  throw refusal('/managerId', `${clash} Choose somebody else, or change the other first.`);
}

const refusal = (pointer: string, message: string): DomainError =>
  new DomainError('invalid', 'planning.team-role', message, { errors: [{ in: 'body', pointer, detail: message }] });
