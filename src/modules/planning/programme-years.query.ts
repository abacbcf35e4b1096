import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';

/** A programme year as its pages introduce it. */
export interface ProgrammeYearRow {
  readonly id: string;
  readonly name: string;
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly weekCount: number;
  readonly budgetDays: number;
  readonly isPilot: boolean;
  readonly isDemonstration: boolean;
  /** Challenges that were commissioned and not withdrawn. */
  readonly challenges: number;
  readonly proposedPlans: number;
  readonly approvedPlan: string | null;
}

const YEARS = `
  select y.id, y.name, y.starts_on::text as "startsOn", y.week_count as "weekCount", y.budget_days::float8 as "budgetDays",
         y.is_pilot as "isPilot", y.is_demonstration as "isDemonstration",
         (select count(*)::int from challenge c where c.year_id = y.id and c.withdrawn_on is null) as challenges,
         (select count(*)::int from plan p where p.year_id = y.id and p.state = 'proposed' and p.scenario_id is null) as "proposedPlans",
         (select p.name from plan p where p.year_id = y.id and p.state = 'approved') as "approvedPlan"
    from programme_year y`;

/** The programme years that the reader may see, the latest first. */
export const loadProgrammeYears = (tx: Tx): Promise<ProgrammeYearRow[]> =>
  tx.query<ProgrammeYearRow[]>(`${YEARS} where app_sees_year(y.id) order by y.starts_on desc, y.reference`);

export async function findProgrammeYear(tx: Tx, yearId: string): Promise<ProgrammeYearRow | null> {
  const [year] = await tx.query<ProgrammeYearRow[]>(`${YEARS} where y.id = $1`, [yearId]);
  return year ?? null;
}
