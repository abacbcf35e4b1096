import { type Tx } from '../platform/database/database.js';

/** What hangs on a programme year in other rooms. */
export interface YearContents {
  readonly challenges: number;
  readonly plans: number;
  readonly runs: number;
}

export async function findYearContents(tx: Tx, yearId: string): Promise<YearContents> {
  const [row] = await tx.query<YearContents[]>(
    `select (select count(*) from challenge where year_id = $1)::integer as challenges,
            (select count(*) from plan where year_id = $1)::integer as plans,
            (select count(*) from plan_run where year_id = $1)::integer as runs`,
    [yearId],
  );
  return row!;
}
