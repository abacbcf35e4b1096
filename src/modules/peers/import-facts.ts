import { type IsoDate } from '../platform/clock/iso-date.js';

/** The programme year that a file is for. */
export interface ImportYear {
  readonly id: string;
  readonly reference: string;
  readonly firstMonday: IsoDate;
  readonly lastMonday: IsoDate;
  readonly lastDay: IsoDate;
}

/** What an import needs to know of a council. */
export interface KnownCouncil {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly easting: number | null;
  readonly northing: number | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly successorCodes: readonly string[];
}

/** What an import needs to know of a kind of peer. */
export interface KnownKind {
  readonly code: string;
  readonly position: number;
  readonly daysPerDeployment: number;
  readonly isElectedMember: boolean;
  /** Members of a team where its commission does not say. */
  readonly usualLeast: number;
  readonly usualMost: number;
}

/** What every row of a file is held against: the year, its councils, the kinds of peer and the themes. */
export class ImportFacts {
  readonly #councils: ReadonlyMap<string, KnownCouncil>;
  readonly #kinds: ReadonlyMap<string, KnownKind>;
  readonly #themes: ReadonlySet<string>;

  constructor(
    readonly year: ImportYear,
    known: {
      readonly councils: readonly KnownCouncil[];
      readonly kinds: readonly KnownKind[];
      readonly themes: readonly string[];
    },
  ) {
    this.#councils = new Map(known.councils.map((council) => [council.code, council]));
    this.#kinds = new Map(known.kinds.map((kind) => [kind.code, kind]));
    this.#themes = new Set(known.themes);
  }

  /** A council by its code, in force or not. */
  findCouncil(code: string): KnownCouncil | null {
    return this.#councils.get(code) ?? null;
  }

  findKind(code: string): KnownKind | null {
    return this.#kinds.get(code) ?? null;
  }

  /** The team where a commission does not say; a kind of which it has nobody is left out. */
  usualTeam(): { kind: string; least: number; most: number }[] {
    return [...this.#kinds.values()]
      .filter(({ usualMost }) => usualMost > 0)
      .map(({ code, usualLeast, usualMost }) => ({ kind: code, least: usualLeast, most: usualMost }));
  }

  /** Why no row may name this council, or null when it exists at some time of the year. */
  findCouncilFault(code: string): string | null {
    const council = this.#councils.get(code);
    if (!council)
      return `No council has the code ${code}. Allowed: the codes of councils as GET /api/councils lists them.`;
    const { name, validFrom, validTo, successorCodes } = council;
    if (validTo !== null && validTo < this.year.firstMonday) {
      const successors =
        successorCodes.length > 0 ? `Name its successor: ${successorCodes.join(' or ')}.` : 'No successor is recorded.';
      return `${name} ended on ${validTo}, before the year begins on ${this.year.firstMonday}. ${successors}`;
    }
    if (validFrom !== null && validFrom > this.year.lastDay)
      return `${name} begins on ${validFrom}, after the year ends on ${this.year.lastDay}. Name the council before it.`;
    return null;
  }

  /** Why this is no kind of peer, or null. */
  findKindFault(code: string): string | null {
    if (this.#kinds.has(code)) return null;
    return `There is no kind of peer "${code}". Allowed: ${[...this.#kinds.keys()].join(', ')}.`;
  }

  /** Why this is no theme, or null. */
  findThemeFault(code: string): string | null {
    if (this.#themes.has(code)) return null;
    return `There is no theme "${code}". Allowed: ${[...this.#themes].join(', ')}.`;
  }
}
