import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { findLetterTemplate } from '../platform/mail/define-letter.js';
import { type LetterRow } from '../platform/mail/letter-rows.js';
import { hideSecrets } from '../platform/mail/link-secrets.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type Standing } from './say-letter.js';

/** A letter in a list. */
export interface LetterSummary {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly standing: Standing;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** Tries that failed. */
  readonly tries: number;
  readonly nextTryAt: Date | null;
  readonly failure: string | null;
  readonly batch: { readonly id: string; readonly title: string; readonly holdUntil: Date } | null;
}

/** One letter with its content and all that happened to it. Secrets of links are left out: they are the reader's alone. */
export interface LetterDetail extends LetterSummary {
  readonly text: string;
  readonly html: string | null;
  readonly calendar: LetterRow['calendar'];
  readonly events: readonly {
    readonly at: Date;
    readonly event: string;
    readonly detail: string | null;
    readonly by: string | null;
  }[];
}

/** What letters are searched by; everything may be absent. */
export interface LetterFilters {
  /** Part of a name, an address or a subject. */
  readonly q?: string | undefined;
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: Standing | undefined;
  readonly batch?: string | undefined;
}

export const LETTER_SORT_COLUMNS = { created: 'l.created_at', to: 'l.to_address', sent: 'l.sent_at' } as const;
export type LetterSortKey = keyof typeof LETTER_SORT_COLUMNS;

const STANDING = `case when l.state = 'queued' and l.attempt > 0 then 'retrying' when l.state in ('queued', 'sending') then 'waiting'
  else l.state end`;
const COLUMNS = `l.id, l.kind, l.to_address as "toAddress", l.subject, ${STANDING} as standing, l.created_at as "createdAt",
  l.sent_at as "sentAt", l.attempt as tries, l.failure,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as person,
  case when l.state = 'queued' and l.attempt > 0 then o.next_attempt_at end as "nextTryAt",
  b.id as "batchId", b.title as "batchTitle", b.hold_until as "holdUntil"`;
const TABLES = `letter l left join person p on p.id = l.person_id left join letter_batch b on b.id = l.batch_id
  left join outbox o on o.id = l.outbox_id`;
const MATCHES = `($1::text is null or l.to_address ilike $1 or l.subject ilike $1 or p.name ilike $1)
  and ($2::uuid is null or l.person_id = $2) and ($3::text is null or l.kind = $3)
  and ($4::text is null or ${STANDING} = $4) and ($5::uuid is null or l.batch_id = $5)`;

type Row = Omit<LetterSummary, 'kindTitle' | 'batch'> & {
  readonly batchId: string | null;
  readonly batchTitle: string | null;
  readonly holdUntil: Date | null;
};

/** Letters, as those who run the programme look for them: what was sent to whom, when, and what came of it. */
@Injectable()
export class FindLetters {
  async list(tx: Tx, filters: LetterFilters, query: ListQuery<LetterSortKey>): Promise<Page<LetterSummary>> {
    const values = [
      filters.q === undefined || filters.q === '' ? null : `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`,
      filters.person ?? null,
      filters.kind ?? null,
      filters.state ?? null,
      filters.batch ?? null,
    ];
    const { offset, limit } = windowOf(query);
    const rows = await tx.query<Row[]>(
      `select ${COLUMNS} from ${TABLES} where ${MATCHES} ${orderBy(query.sort, LETTER_SORT_COLUMNS, 'l.id')} offset $6 limit $7`,
      [...values, offset, limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(
      `select count(*)::int as total from ${TABLES} where ${MATCHES}`,
      values,
    );
    return pageOf(rows.map(toSummary), counted!.total, query);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, letterId: string): Promise<LetterDetail> {
    const [row] = await tx.query<(Row & Pick<LetterDetail, 'text' | 'html' | 'calendar'>)[]>(
      `select ${COLUMNS}, l.text, l.html, l.calendar from ${TABLES} where l.id = $1`,
      [letterId],
    );
    if (!row) throw new DomainError('not-found', 'letters.unknown-letter', `There is no letter ${letterId}.`);
    const events = await tx.query<LetterDetail['events'][number][]>(
      `select e.at, e.event, e.detail, p.name as by from letter_event e left join person p on p.id = e.actor_id
        where e.letter_id = $1 order by e.id`,
      [letterId],
    );
    const { text, html, calendar } = row;
    return {
      ...toSummary(row),
      text: hideSecrets(text),
      html: html === null ? null : hideSecrets(html),
      calendar,
      events,
    };
  }

  /** Kinds of letters that there are, with their titles. */
  async listKinds(tx: Tx): Promise<{ readonly kind: string; readonly title: string }[]> {
    const rows = await tx.query<{ kind: string }[]>('select distinct kind from letter');
    return rows.map(({ kind }) => ({ kind, title: titleOf(kind) })).sort((a, b) => a.title.localeCompare(b.title));
  }
}

const titleOf = (kind: string): string => findLetterTemplate(kind)?.title ?? kind;

function toSummary({ batchId, batchTitle, holdUntil, ...row }: Row): LetterSummary {
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: titleOf(row.kind),
    person: row.person,
    toAddress: row.toAddress,
    subject: row.subject,
    standing: row.standing,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    tries: row.tries,
    nextTryAt: row.nextTryAt,
    failure: row.failure,
    batch: batchId === null ? null : { id: batchId, title: batchTitle!, holdUntil: holdUntil! },
  };
}
