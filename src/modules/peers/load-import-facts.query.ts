import { addDays, addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ImportFacts, type KnownCouncil, type KnownKind } from './import-facts.js';

/**
 * What the rows of a file for this year are held against.
 * @throws DomainError not-found when there is no such year.
 */
export async function loadImportFacts(tx: Tx, yearId: string): Promise<ImportFacts> {
  const [year] = await tx.query<{ reference: string; starts_on: IsoDate; week_count: number }[]>(
    'select reference, starts_on::text, week_count from programme_year where id = $1',
    [yearId],
  );
  if (!year) {
    throw new DomainError('not-found', 'programmes.unknown-year', `There is no programme year ${yearId}.`);
  }
  const lastMonday = addWeeks(year.starts_on, year.week_count - 1);
  const councils = await tx.query<KnownCouncil[]>(
    `select id, code, name, region, easting, northing, valid_from::text as "validFrom", valid_to::text as "validTo",
            successor_codes as "successorCodes"
       from council order by code`,
  );
  const kinds = await tx.query<KnownKind[]>(
    `select code, position, days_per_deployment::float8 as "daysPerDeployment", is_elected_member as "isElectedMember",
            usual_least as "usualLeast", usual_most as "usualMost"
       from peer_kind order by position, code`,
  );
  const themes = await tx.query<{ code: string }[]>('select code from theme order by code');
  return new ImportFacts(
    {
      id: yearId,
      reference: year.reference,
      firstMonday: year.starts_on,
      lastMonday,
      lastDay: addDays(lastMonday, 6),
    },
    { councils, kinds, themes: themes.map(({ code }) => code) },
  );
}
