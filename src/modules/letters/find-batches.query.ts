import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type LetterBatch } from '../platform/mail/letter-batches.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type Standing } from './say-letter.js';

/** A batch with how its letters stand. */
export interface BatchSummary extends Omit<LetterBatch, 'createdBy'> {
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly letters: number;
  /** Letters by standing; those that there are none of are absent. */
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
}

export const BATCH_SORT_COLUMNS = { created: 'b.created_at', title: 'b.title' } as const;
export type BatchSortKey = keyof typeof BATCH_SORT_COLUMNS;

const BATCHES = `select b.id, b.title, b.state, b.created_at as "createdAt", b.hold_until as "holdUntil", b.ended_at as "endedAt",
    b.version, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "createdBy",
    coalesce(c.letters, 0)::int as letters, coalesce(c.standings, '{}') as standings
  from letter_batch b left join person p on p.id = b.created_by
  left join lateral (
    select sum(s.count) as letters, jsonb_object_agg(s.standing, s.count) as standings
      from (select case when l.state = 'queued' and l.attempt > 0 then 'retrying'
                        when l.state in ('queued', 'sending') then 'waiting' else l.state end as standing, count(*) as count
              from letter l where l.batch_id = b.id group by 1) s) c on true`;

/** Batches of letters. */
@Injectable()
export class FindBatches {
  async list(
    tx: Tx,
    state: LetterBatch['state'] | undefined,
    query: ListQuery<BatchSortKey>,
  ): Promise<Page<BatchSummary>> {
    const { offset, limit } = windowOf(query);
    const batches = await tx.query<BatchSummary[]>(
      `${BATCHES} where ($1::text is null or b.state = $1) ${orderBy(query.sort, BATCH_SORT_COLUMNS, 'b.id')} offset $2 limit $3`,
      [state ?? null, offset, limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(
      'select count(*)::int as total from letter_batch where $1::text is null or state = $1',
      [state ?? null],
    );
    return pageOf(batches, counted!.total, query);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, batchId: string): Promise<BatchSummary> {
    const [batch] = await tx.query<BatchSummary[]>(`${BATCHES} where b.id = $1`, [batchId]);
    if (batch) return batch;
    throw new DomainError('not-found', 'letters.unknown-batch', `There is no batch of letters ${batchId}.`);
  }
}
