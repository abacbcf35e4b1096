import { Injectable } from '@nestjs/common';
import { type Change } from '../../scheduling/what-if/change.js';
import { type Tx } from '../platform/database/database.js';

/** A scenario: changes over the year as it was. */
export interface Scenario {
  readonly id: string;
  readonly yearId: string;
  readonly problemId: string;
  readonly name: string;
  readonly changes: readonly Change[];
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = `id, year_id as "yearId", problem_id as "problemId", name, changes, created_at as "createdAt", version`;

/** Rows of scenarios. */
@Injectable()
export class ScenariosRepository {
  async find(tx: Tx, id: string, lock = false): Promise<Scenario | null> {
    const [scenario] = await tx.query<Scenario[]>(
      `select ${COLUMNS} from scenario where id = $1 ${lock ? 'for update' : ''}`,
      [id],
    );
    return scenario ?? null;
  }

  list(tx: Tx, yearId: string): Promise<Scenario[]> {
    return tx.query<Scenario[]>(`select ${COLUMNS} from scenario where year_id = $1 order by created_at desc, id`, [
      yearId,
    ]);
  }

  async add(
    tx: Tx,
    scenario: Pick<Scenario, 'yearId' | 'problemId' | 'name' | 'changes'>,
    personId: string | null,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into scenario (year_id, problem_id, name, changes, created_by) values ($1, $2, $3, $4, $5) returning id`,
      [scenario.yearId, scenario.problemId, scenario.name, JSON.stringify(scenario.changes), personId],
    );
    return row!.id;
  }

  async setChanges(tx: Tx, { id }: Scenario, changes: readonly Change[]): Promise<void> {
    await tx.query('update scenario set changes = $2, version = version + 1 where id = $1', [
      id,
      JSON.stringify(changes),
    ]);
  }

  /** @returns whether this version of the scenario was there. Its runs and plans go with it. */
  async remove(tx: Tx, id: string, version: number): Promise<boolean> {
    const [, removed] = await tx.query<[unknown[], number]>('delete from scenario where id = $1 and version = $2', [
      id,
      version,
    ]);
    return removed === 1;
  }

  async countLiveRuns(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.query<{ live: number }[]>(
      `select count(*)::int as live from plan_run where scenario_id = $1 and state in ('queued', 'running')`,
      [id],
    );
    return row!.live;
  }
}
