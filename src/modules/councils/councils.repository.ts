import { In } from 'typeorm';
import { type Tx } from '../platform/database/database.js';
import { type CouncilFacts } from './council-facts.js';
import { CouncilEntity } from './council.entity.js';

/** A council as it is recorded. */
export interface Council extends CouncilFacts {
  readonly id: string;
  /** The file or register that it came from. */
  readonly source: string;
  /** Facts that a person entered: no file overwrites them. */
  readonly editedFacts: readonly string[];
  readonly version: number;
}

type Columns = Partial<Omit<CouncilEntity, 'id' | 'version'>>;

const METRES_PER_KM = 1000;

export function toCouncil(row: CouncilEntity): Council {
  const { id, code, name, region, validFrom, validTo, gssCode, source, editedFacts, version } = row;
  return {
    id,
    code,
    name,
    class: row.class,
    type: row.typeCode,
    region,
    county: row.countyCode,
    position:
      row.easting === null || row.northing === null
        ? null
        : { eastingKm: row.easting / METRES_PER_KM, northingKm: row.northing / METRES_PER_KM },
    validFrom,
    validTo,
    successors: row.successorCodes,
    gssCode,
    election: { cycle: row.electionCycle, year: row.electionYear, source: row.electionSource },
    source,
    editedFacts,
    version,
  };
}

/** The columns of the facts given; a fact that is left out has none. */
function toColumns(facts: Partial<CouncilFacts>): Columns {
  const { code, name, region, validFrom, validTo, gssCode, type, county, position, successors, election } = facts;
  const metres = (km: number | undefined) => (km === undefined ? null : km * METRES_PER_KM);
  const columns: { [Name in keyof Columns]: Columns[Name] | undefined } = {
    code,
    name,
    class: facts.class,
    typeCode: type,
    region,
    countyCode: county,
    validFrom,
    validTo,
    gssCode,
    successorCodes: successors && [...successors],
    ...(position === undefined ? {} : { easting: metres(position?.eastingKm), northing: metres(position?.northingKm) }),
    electionCycle: election?.cycle,
    electionYear: election?.year,
    electionSource: election?.source,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** The councils of these codes, or all; in the order of their codes. */
export async function findCouncils(tx: Tx, codes?: readonly string[]): Promise<Council[]> {
  const rows = await tx.find(CouncilEntity, { where: codes ? { code: In([...codes]) } : {}, order: { code: 'asc' } });
  return rows.map(toCouncil);
}

export async function insertCouncils(tx: Tx, councils: readonly CouncilFacts[], source: string): Promise<void> {
  if (councils.length > 0) {
    await tx.insert(
      CouncilEntity,
      councils.map((facts) => ({ ...toColumns(facts), source })),
    );
  }
}

/** Writes changes over a version that was read. @returns false when somebody else was faster. */
export async function updateCouncil(
  tx: Tx,
  { id, version }: Pick<Council, 'id' | 'version'>,
  changes: Partial<CouncilFacts>,
  provenance: { readonly source?: string; readonly editedFacts?: string[] } = {},
): Promise<boolean> {
  const { affected } = await tx.update(
    CouncilEntity,
    { id, version },
    { ...toColumns(changes), ...provenance, version: version + 1 },
  );
  return affected === 1;
}
