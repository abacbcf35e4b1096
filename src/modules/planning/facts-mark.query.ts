import { type Tx } from '../platform/database/database.js';

/** Changes of these tables are changes of plans, not of what is planned. */
const OWN_TABLES = ['plan', 'plan_run'];
/**
 * Entries of the audit trail are numbered when they are written and seen when they are committed, so one with a smaller number
 * may appear later. So many before the newest are watched too.
 */
const MOST_LATE_ENTRIES = 10_000;

/** Where the audit trail stood when a watch began. */
export async function readFirstEntry(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ entry: string }[]>(
    'select (coalesce(max(id), 0) - $1::bigint)::text as entry from audit_entry',
    [MOST_LATE_ENTRIES],
  );
  return row!.entry;
}

/** A number that grows whenever something changes that a year's facts may come from. Cost: the entries since the first. */
export async function countChanges(tx: Tx, firstEntry: string): Promise<number> {
  const [row] = await tx.query<{ changes: number }[]>(
    'select count(*)::int as changes from audit_entry where id > $1 and table_name <> all ($2)',
    [firstEntry, OWN_TABLES],
  );
  return row!.changes;
}
