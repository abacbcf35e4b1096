import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';

/** Who leads and who runs one team of a plan, as far as it is kept. */
export interface TeamRoleRow {
  readonly challengeId: string;
  readonly leadPeerId: string | null;
  readonly isLeadChosen: boolean;
  readonly managerId: string | null;
  readonly isManagerChosen: boolean;
  readonly version: number;
}

const COLUMNS = `challenge_id as "challengeId", lead_peer_id as "leadPeerId", is_lead_chosen as "isLeadChosen",
  manager_id as "managerId", is_manager_chosen as "isManagerChosen", version`;

/** Rows of leads and managers. */
@Injectable()
export class TeamRolesRepository {
  list(tx: Tx, planId: string): Promise<TeamRoleRow[]> {
    return tx.query<TeamRoleRow[]>(`select ${COLUMNS} from team_role where plan_id = $1`, [planId]);
  }

  /** Writes the next version of a row, the first one too. @returns false when another version stands there. */
  async save(tx: Tx, planId: string, { version, ...row }: TeamRoleRow): Promise<boolean> {
    const values = [planId, row.challengeId, row.leadPeerId, row.isLeadChosen, row.managerId, row.isManagerChosen];
    if (version === 0) {
      const added = await tx.query<unknown[]>(
        `insert into team_role (plan_id, challenge_id, lead_peer_id, is_lead_chosen, manager_id, is_manager_chosen)
         values ($1, $2, $3, $4, $5, $6) on conflict (plan_id, challenge_id) do nothing returning id`,
        values,
      );
      return added.length === 1;
    }
    const [, changed] = await tx.query<[unknown[], number]>(
      `update team_role set lead_peer_id = $3, is_lead_chosen = $4, manager_id = $5, is_manager_chosen = $6, version = version + 1
        where plan_id = $1 and challenge_id = $2 and version = $7`,
      [...values, version],
    );
    return changed === 1;
  }

  /** Gives a plan the roles of the one whose place it takes, but for one challenge. */
  async copy(tx: Tx, fromPlanId: string, toPlanId: string, exceptChallengeId: string): Promise<void> {
    await tx.query(
      `insert into team_role (plan_id, challenge_id, lead_peer_id, is_lead_chosen, manager_id, is_manager_chosen)
       select $2, challenge_id, lead_peer_id, is_lead_chosen, manager_id, is_manager_chosen from team_role
        where plan_id = $1 and challenge_id <> $3`,
      [fromPlanId, toPlanId, exceptChallengeId],
    );
  }

  /** Forgets what was settled with an approval and chosen by nobody. */
  async forgetUnchosen(tx: Tx, planId: string): Promise<void> {
    await tx.query('delete from team_role where plan_id = $1 and not is_lead_chosen and not is_manager_chosen', [
      planId,
    ]);
    await tx.query(
      `update team_role
          set lead_peer_id = case when is_lead_chosen then lead_peer_id end,
              manager_id = case when is_manager_chosen then manager_id end, version = version + 1
        where plan_id = $1 and not (is_lead_chosen and is_manager_chosen)`,
      [planId],
    );
  }
}
