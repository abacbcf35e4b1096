import { type RowFault } from '../platform/files/csv-format.js';
import { type ImportFacts } from './import-facts.js';
import { type PeerRow } from './import-peers.js';

/** Chance of accepting an offer while nothing is known. Assumption: three of five. */
export const USUAL_ACCEPTANCE = 0.6;

/** What an organisation that is no council lends to its people. */
export interface KnownOrganisation {
  readonly name: string;
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
}

/** The row with every blank filled in, which is how the pool stores it and exports it; or what is wrong with it. */
export type CompletedPeer = { readonly row: PeerRow } | { readonly faults: readonly RowFault[] };

/**
 * Holds one row against what is known and fills its blanks: days from deployments, place and region from the council or
 * organisation.
 * @param organisation the one the row names when it is no council and known already.
 */
export function completePeer(row: PeerRow, facts: ImportFacts, organisation: KnownOrganisation | null): CompletedPeer {
  const faults: RowFault[] = [];
  const fault = (column: keyof PeerRow, message: string | null): void => {
    if (message === null) return;
    const value = row[column];
    faults.push({ column, value: value === null ? null : String(value), message });
  };
  const council = facts.findCouncil(row.organisation.toUpperCase());
  const home = council ?? organisation;
  const place = {
    region: row.region ?? home?.region ?? null,
    easting: row.easting ?? home?.easting ?? null,
    northing: row.northing ?? home?.northing ?? null,
  };
  const organisationName = council ? null : (row.organisation_name ?? organisation?.name ?? null);

  fault('kind', facts.findKindFault(row.kind));
  for (const theme of row.themes ?? []) fault('themes', facts.findThemeFault(theme));
  const kind = facts.findKind(row.kind);
  if (row.party !== null && kind?.isElectedMember === false)
    fault('party', `Only elected members have a party here, and ${row.kind} is no such kind. Leave the cell blank.`);
  if (council) fault('organisation', facts.findCouncilFault(council.code));
  else {
    const missing = Object.entries({ organisation_name: organisationName, ...place }).filter(
      ([, value]) => value === null,
    );
    const names = missing.map(([name]) => name).join(', ');
    if (missing.length > 0)
      fault(
        'organisation',
        `${row.organisation} is neither a council nor an organisation met before. Give the code of a council, or fill in: ${names}.`,
      );
  }
  const { region, easting, northing } = place;
  if (faults.length > 0 || !kind || region === null || easting === null || northing === null) return { faults };
  return {
    row: {
      ...row,
      email: row.email.toLowerCase(),
      organisation: council?.code ?? row.organisation,
      organisation_name: organisationName,
      themes: row.themes?.length ? row.themes : null,
      max_deployments: null,
      max_days: row.max_days ?? (row.max_deployments ?? 0) * kind.daysPerDeployment,
      acceptance: row.acceptance ?? USUAL_ACCEPTANCE,
      region,
      easting,
      northing,
    },
  };
}
