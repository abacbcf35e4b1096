import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';

export const TEAM_TASK_KINDS = [
  'council-without-contact',
  'council-overdue',
  'council-wants-to-talk',
  'week-not-to-be-had',
  'next-to-ask',
  'nobody-fits',
  'conflict-declared',
  'peer-without-address',
] as const;
export type TeamTaskKind = (typeof TEAM_TASK_KINDS)[number];

/** Something that a coordinator has to see to. */
export interface NewTeamTask {
  readonly kind: TeamTaskKind;
  readonly teamId: string;
  readonly seatId?: string;
  /** The row that it is about; one task of a kind a row is open at a time. */
  readonly subjectId: string;
  readonly sentence: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface TeamTask {
  readonly id: string;
  readonly kind: TeamTaskKind;
  readonly teamId: string;
  readonly seatId: string | null;
  readonly subjectId: string;
  readonly councilName: string;
  readonly sentence: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
  readonly version: number;
}

export const TASK_SORT_COLUMNS = { createdAt: 'x.created_at', council: 'k.name' } as const;
export type TaskSortKey = keyof typeof TASK_SORT_COLUMNS;

const TASK = `select x.id, x.kind, x.team_id as "teamId", x.seat_id as "seatId", x.subject_id as "subjectId", k.name as "councilName",
    x.sentence, x.details, x.created_at as "createdAt", x.done_at as "doneAt", x.version
  from team_task x join team t on t.id = x.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id`;

/** The coordinator's list of what the service cannot settle by itself. */
@Injectable()
export class TeamTasksService {
  /** Opens a task, or brings the open one of the same kind and subject up to date. */
  async open(tx: Tx, { kind, teamId, seatId, subjectId, sentence, details }: NewTeamTask): Promise<void> {
    await tx.query(
      `insert into team_task as x (kind, team_id, seat_id, subject_id, sentence, details) values ($1, $2, $3, $4, $5, $6)
       on conflict (kind, subject_id) where done_at is null
       do update set sentence = excluded.sentence, details = excluded.details, version = x.version + 1
          where (x.sentence, x.details) is distinct from (excluded.sentence, excluded.details)`,
      [kind, teamId, seatId ?? null, subjectId, sentence, JSON.stringify(details ?? {})],
    );
  }

  /** Ends the open tasks of these kinds about a row, because what they asked for has happened. */
  async settle(tx: Tx, subjectId: string, kinds: readonly TeamTaskKind[]): Promise<void> {
    await tx.query(
      `update team_task set done_at = app_now(), version = version + 1
        where subject_id = $1 and kind = any ($2) and done_at is null`,
      [subjectId, kinds],
    );
  }

  /** A coordinator has seen to it. @throws DomainError not-found, stale. */
  async finish(tx: Tx, taskId: string, version: number, personId: string | null): Promise<TeamTask> {
    await this.get(tx, taskId);
    const [, changed] = await tx.query<[unknown, number]>(
      `update team_task set done_at = app_now(), done_by = $3, version = version + 1
        where id = $1 and version = $2 and done_at is null`,
      [taskId, version, personId],
    );
    if (changed !== 1) throw staleVersion(taskId);
    return this.get(tx, taskId);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, taskId: string): Promise<TeamTask> {
    const [task] = await tx.query<TeamTask[]>(`${TASK} where x.id = $1`, [taskId]);
    if (task) return task;
    throw new DomainError('not-found', 'teams.unknown-task', `There is no task ${taskId}.`);
  }

  /** The tasks of a programme year. */
  async list(tx: Tx, yearId: string, isDone: boolean, query: ListQuery<TaskSortKey>): Promise<Page<TeamTask>> {
    const { offset, limit } = windowOf(query);
    const where = 'where c.year_id = $1 and (x.done_at is not null) = $2';
    const tasks = await tx.query<TeamTask[]>(
      `${TASK} ${where} ${orderBy(query.sort, TASK_SORT_COLUMNS, 'x.id')} offset $3 limit $4`,
      [yearId, isDone, offset, limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(
      `select count(*)::int as total from team_task x join team t on t.id = x.team_id join challenge c on c.id = t.challenge_id ${where}`,
      [yearId, isDone],
    );
    return pageOf(tasks, counted!.total, query);
  }
}
