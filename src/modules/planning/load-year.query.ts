import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type PartyTokens } from './party-tokens.js';
import { type KindFacts, type OverrideFacts, type YearFacts } from './problem-facts.js';
import { readYearSettings } from './read-year-settings.js';

interface YearRow {
  reference: string;
  startsOn: IsoDate;
  weekCount: number;
  budgetDays: number;
  managers: number;
  managerRestWeeks: number;
  weeklyCapacity: number;
  settings: Record<string, unknown>;
  weights: Record<string, unknown>;
}

interface ConferenceRow {
  party: string;
  monday: IsoDate;
  isAssumption: boolean;
  source: string;
}

/** The programme year as planning sees it. @throws DomainError not-found; invalid when its settings cannot be read. */
export async function loadYear(tx: Tx, yearId: string, tokens: PartyTokens): Promise<YearFacts> {
  const [row] = await tx.query<YearRow[]>(
    `select reference, starts_on::text as "startsOn", week_count as "weekCount", budget_days::float8 as "budgetDays", managers,
            manager_rest_weeks as "managerRestWeeks", weekly_capacity as "weeklyCapacity", settings, weights
       from programme_year where id = $1`,
    [yearId],
  );
  if (!row)
    throw new DomainError('not-found', 'planning.unknown-year', `There is no programme year ${yearId}.`, { yearId });
  const { settings, weights, ...facts } = row;
  const read = readYearSettings(settings, weights);
  if (!read.ok)
    throw new DomainError(
      'invalid',
      'planning.year-settings',
      `The settings of ${row.reference} cannot be planned with: ${read.faults.join(' ')}`,
      { faults: read.faults },
    );
  const overrides = await tx.query<OverrideFacts[]>(
    `select o.monday::text, c.code as "councilCode", o.is_open as "isOpen", o.cost, o.reason
       from week_override o left join council c on c.id = o.council_id where o.year_id = $1 order by o.monday, c.code`,
    [yearId],
  );
  const conferences = await tx.query<ConferenceRow[]>(
    `select party, monday::text, is_assumption as "isAssumption", source from party_conference
      where monday between $1::date and $1::date + 7 * $2::int order by monday, party`,
    [row.startsOn, row.weekCount],
  );
  return {
    ...facts,
    calendar: read.calendar,
    limits: read.limits,
    weights: read.weights,
    overrides,
    conferences: conferences.map((each) => ({ ...each, party: tokens.partyOf(each.party) })),
  };
}

/** The kinds of peer, in their order. */
export function loadKinds(tx: Tx): Promise<KindFacts[]> {
  return tx.query<KindFacts[]>(
    `select code, days_per_deployment::float8 as "daysPerDeployment", vacancy_weight as "vacancyWeight",
            is_elected_member as "isElectedMember", can_lead as "canLead", is_local_government as "isLocalGovernment"
       from peer_kind order by position, code`,
  );
}
