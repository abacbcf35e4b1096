import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Election } from './election-cycle.js';

/** The classes of council, and the type codes of the mySociety register that each holds. */
export const COUNCIL_CLASSES = ['county', 'district', 'unitary', 'metropolitan', 'london'] as const;
export type CouncilClass = (typeof COUNCIL_CLASSES)[number];

/** County, shire district, unitary, metropolitan district, London borough, City corporation. */
export const CLASS_OF_TYPE = {
  CTY: 'county',
  NMD: 'district',
  UA: 'unitary',
  MD: 'metropolitan',
  LBO: 'london',
  CC: 'london',
} as const satisfies Readonly<Record<string, CouncilClass>>;
export type CouncilType = keyof typeof CLASS_OF_TYPE;

/** The nine regions of England. Source: Office for National Statistics, Regions. */
export const REGIONS = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire and The Humber',
] as const;

/** A place on the British National Grid, in kilometres. */
export interface Position {
  readonly eastingKm: number;
  readonly northingKm: number;
}

/** What is public of one council between two days. */
export interface CouncilFacts {
  /** Three capital letters, never used again for another council. */
  readonly code: string;
  readonly name: string;
  readonly class: CouncilClass;
  readonly type: CouncilType;
  readonly region: string;
  /** Code of the county council of a district; null for every other class. */
  readonly county: string | null;
  /** Null for some councils that have ended. */
  readonly position: Position | null;
  /** First day in force; null when it began before the records here. */
  readonly validFrom: IsoDate | null;
  /** Last day in force; null while no end is decided. */
  readonly validTo: IsoDate | null;
  /** Codes of the councils that took over. */
  readonly successors: readonly string[];
  /** Code of the Office for National Statistics; null where it is not certain. */
  readonly gssCode: string | null;
  readonly election: Election;
}

/** What is wrong with one cell or row of a file: rows count from 1, the heading included. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

/** A file read whole, or every fault in it. */
export type ReadOutcome<T> =
  { readonly ok: true; readonly rows: readonly T[] } | { readonly ok: false; readonly faults: readonly RowFault[] };
