import { type Tx } from '../platform/database/database.js';

/** A commission of the year that a plan leaves out or defers. */
export interface UnplannedCommission {
  readonly id: string;
  readonly reference: string;
  readonly council: string;
}

/** Commissions that stand and have no week in the plan, by council; those that arrived after it was made too. */
export const loadUnplannedCommissions = (tx: Tx, planId: string): Promise<UnplannedCommission[]> =>
  tx.query<UnplannedCommission[]>(
    `select c.id, c.reference, k.name as council
       from plan p join challenge c on c.year_id = p.year_id and c.withdrawn_on is null join council k on k.id = c.council_id
      where p.id = $1
        and not exists (select from jsonb_array_elements(p.assignments -> 'challenges') a
                         where a ->> 'id' = c.id::text and jsonb_typeof(a -> 'week') = 'number')
      order by k.name, c.reference`,
    [planId],
  );
