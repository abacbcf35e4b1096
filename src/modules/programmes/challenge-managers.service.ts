import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { checkLeave, type Leave } from './manager-leave.js';

/** A member of staff who runs challenges. */
export interface ChallengeManager {
  readonly id: string;
  readonly name: string;
  /** False for who runs no more challenges; they stay on teams that they had. */
  readonly isActive: boolean;
  /** In order; spells do not overlap. */
  readonly leave: readonly Leave[];
  readonly version: number;
}

export type NewManager = Pick<ChallengeManager, 'name' | 'leave'>;
export type ManagerEdit = Partial<Pick<ChallengeManager, 'name' | 'isActive' | 'leave'>>;

const MANAGER = `select m.id, m.name, m.is_active as "isActive", m.version,
    (select coalesce(jsonb_agg(jsonb_build_object('from', lower(l.days), 'to', upper(l.days) - 1) order by l.days), '[]')
       from manager_leave l where l.manager_id = m.id) as leave
  from challenge_manager m`;

/** The staff list of challenge managers. */
@Injectable()
export class ChallengeManagersService {
  /** By name. */
  list(tx: Tx): Promise<ChallengeManager[]> {
    return tx.query<ChallengeManager[]>(`${MANAGER} order by lower(m.name)`);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, id: string): Promise<ChallengeManager> {
    const [manager] = await tx.query<ChallengeManager[]>(`${MANAGER} where m.id = $1`, [id]);
    if (manager) return manager;
    throw new DomainError(
      'not-found',
      'programmes.unknown-manager',
      `There is no challenge manager ${id}. Look them up in the list.`,
    );
  }

  /** @throws DomainError conflict: the name is taken; invalid: leave that overlaps or ends before it begins. */
  async create(tx: Tx, { name, leave }: NewManager): Promise<ChallengeManager> {
    refuseBadLeave(leave);
    await this.refuseTakenName(tx, name, null);
    const [row] = await tx.query<{ id: string }[]>('insert into challenge_manager (name) values ($1) returning id', [
      name,
    ]);
    await this.writeLeave(tx, row!.id, leave);
    return this.get(tx, row!.id);
  }

  /** Leave, when given, takes the place of all there was. @throws DomainError as `create`; not-found; stale. */
  async edit(tx: Tx, id: string, version: number, edit: ManagerEdit): Promise<ChallengeManager> {
    const before = await this.get(tx, id);
    const { name, isActive, leave } = { ...before, ...edit };
    refuseBadLeave(leave);
    await this.refuseTakenName(tx, name, id);
    const changed = await tx.query<[unknown[], number]>(
      'update challenge_manager set name = $3, is_active = $4, version = version + 1 where id = $1 and version = $2 returning id',
      [id, version, name, isActive],
    );
    if (changed[1] !== 1) throw staleVersion(id);
    if (edit.leave) await this.writeLeave(tx, id, leave);
    return this.get(tx, id);
  }

  private async writeLeave(tx: Tx, id: string, leave: readonly Leave[]): Promise<void> {
    await tx.query('delete from manager_leave where manager_id = $1', [id]);
    if (leave.length === 0) return;
    await tx.query(
      `insert into manager_leave (manager_id, days)
       select $1, daterange(l."from", l."to", '[]') from jsonb_to_recordset($2) as l ("from" date, "to" date)`,
      [id, JSON.stringify(leave)],
    );
  }

  private async refuseTakenName(tx: Tx, name: string, own: string | null): Promise<void> {
    const [other] = await tx.query<{ id: string }[]>(
      'select id from challenge_manager where lower(name) = lower($1) and id is distinct from $2',
      [name, own],
    );
    if (!other) return;
    throw new DomainError(
      'conflict',
      'programmes.manager-name-taken',
      `There is a challenge manager called ${name} already. Give a name that tells the two apart.`,
      { managerId: other.id },
    );
  }
}

function refuseBadLeave(leave: readonly Leave[]): void {
  const faults = checkLeave(leave);
  if (faults.length === 0) return;
  const errors = faults.map((detail) => ({ in: 'body', pointer: '/leave', detail }));
  throw new DomainError('invalid', 'programmes.leave', faults.join(' '), { errors });
}
