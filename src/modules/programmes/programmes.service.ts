import { Injectable } from '@nestjs/common';
import { type FindOptionsOrder, Raw } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { findYearContents } from './find-year-contents.query.js';
import { PartyConferencesService } from './party-conferences.service.js';
import { ProgrammeYearEntity } from './programme-year.entity.js';
import {
  type ProgrammeSettings,
  readProgrammeSettings,
  readWeights,
  type SettingFault,
  type Weights,
  YEAR_FIGURES,
} from './programme-settings.js';
import { checkYear } from './year-rules.js';

/** A year that a coordinator schedules. */
export interface ProgrammeYear {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly weekCount: number;
  /** Counts in no statistics. */
  readonly isPilot: boolean;
  readonly isDemonstration: boolean;
  readonly budgetDays: number;
  readonly managers: number;
  readonly managerRestWeeks: number;
  readonly weeklyCapacity: number;
  readonly settings: ProgrammeSettings;
  readonly weights: Weights;
  readonly version: number;
}

type Named = Readonly<Record<string, number>>;

/** What an edit may say: settings and weights by name, the rest stays. */
export interface YearEdit {
  readonly reference?: string;
  readonly name?: string;
  readonly startsOn?: IsoDate;
  readonly weekCount?: number;
  readonly isPilot?: boolean;
  readonly budgetDays?: number;
  readonly managers?: number;
  readonly managerRestWeeks?: number;
  readonly weeklyCapacity?: number;
  readonly settings?: Named;
  readonly weights?: Named;
}

export type NewYear = YearEdit &
  Required<Pick<YearEdit, 'reference' | 'name' | 'startsOn' | 'weekCount' | 'budgetDays'>> & {
    readonly isDemonstration?: boolean;
  };

export const YEAR_SORT_KEYS = ['startsOn', 'name', 'reference'] as const;
export type YearSortKey = (typeof YEAR_SORT_KEYS)[number];
export interface YearsQuery extends ListQuery<YearSortKey> {
  readonly isPilot?: boolean | undefined;
}

/** Programme years: their dates, figures, settings and weights. */
@Injectable()
export class ProgrammesService {
  constructor(private readonly conferences: PartyConferencesService) {}

  async find(tx: Tx, id: string): Promise<ProgrammeYear | null> {
    const row = await tx.findOneBy(ProgrammeYearEntity, { id });
    return row && toYear(row);
  }

  async findByReference(tx: Tx, reference: string): Promise<ProgrammeYear | null> {
    const row = await tx.findOneBy(ProgrammeYearEntity, { reference });
    return row && toYear(row);
  }

  async get(tx: Tx, id: string): Promise<ProgrammeYear> {
    const year = await this.find(tx, id);
    if (year) return year;
    throw new DomainError(
      'not-found',
      'programmes.unknown-year',
      `No programme year has the id ${id}. Look it up in the list of programme years.`,
    );
  }

  /** The years that the reader may see. */
  async list(tx: Tx, query: YearsQuery): Promise<Page<ProgrammeYear>> {
    const { offset, limit } = windowOf(query);
    const isDescending = query.sort.startsWith('-');
    const key = (isDescending ? query.sort.slice(1) : query.sort) as YearSortKey;
    const order: FindOptionsOrder<ProgrammeYearEntity> = { [key]: isDescending ? 'desc' : 'asc', id: 'asc' };
    const [rows, total] = await tx.findAndCount(ProgrammeYearEntity, {
      where: {
        id: Raw((id) => `app_sees_year(${id})`),
        ...(query.isPilot === undefined ? {} : { isPilot: query.isPilot }),
      },
      order,
      skip: offset,
      take: limit,
    });
    return pageOf(rows.map(toYear), total, query);
  }

  /** Makes a year and starts its table of party conferences. */
  async create(tx: Tx, wanted: NewYear): Promise<ProgrammeYear> {
    const { settings, weights } = check({ isPilot: false, ...wanted }, wanted);
    await this.refuseTaken(tx, wanted.reference, null);
    const row = tx.create(ProgrammeYearEntity, {
      isPilot: false,
      isDemonstration: false,
      managers: YEAR_FIGURES.managers.default,
      managerRestWeeks: YEAR_FIGURES.managerRestWeeks.default,
      weeklyCapacity: YEAR_FIGURES.weeklyCapacity.default,
      ...wanted,
      settings,
      weights: { ...weights },
      version: 1,
    });
    await tx.insert(ProgrammeYearEntity, row);
    await this.conferences.seed(tx, row);
    return this.get(tx, row.id);
  }

  async edit(tx: Tx, id: string, version: number, edit: YearEdit): Promise<ProgrammeYear> {
    const year = await this.get(tx, id);
    const { settings, weights } = check({ ...year, ...edit }, edit, year);
    if (edit.reference !== undefined) await this.refuseTaken(tx, edit.reference, id);
    const { affected } = await tx.update(
      ProgrammeYearEntity,
      { id, version },
      {
        ...edit,
        settings,
        weights: { ...weights },
        version: version + 1,
      },
    );
    if (affected !== 1) throw staleVersion(id);
    return this.get(tx, id);
  }

  /** Removes a year that nothing hangs on, with its overrides. */
  async remove(tx: Tx, id: string, version: number): Promise<void> {
    const year = await this.get(tx, id);
    const { challenges, plans, runs } = await findYearContents(tx, id);
    if (challenges + plans + runs > 0) {
      throw new DomainError(
        'conflict',
        'programmes.year-in-use',
        `${year.name} has ${challenges} challenges, ${plans} plans and ${runs} plan runs. Only an empty year can be deleted.`,
        { challenges, plans, runs },
      );
    }
    const { affected } = await tx.delete(ProgrammeYearEntity, { id, version });
    if (affected !== 1) throw staleVersion(id);
  }

  private async refuseTaken(tx: Tx, reference: string, ownId: string | null): Promise<void> {
    const taken = await tx.findOneBy(ProgrammeYearEntity, { reference });
    if (!taken || taken.id === ownId) return;
    throw new DomainError(
      'conflict',
      'programmes.reference-taken',
      `The reference ${reference} belongs to ${taken.name}. Choose another.`,
    );
  }
}

function toYear(row: ProgrammeYearEntity): ProgrammeYear {
  const { id, reference, name, startsOn, weekCount, isPilot, isDemonstration, budgetDays, version } = row;
  const { managers, managerRestWeeks, weeklyCapacity } = row;
  const { settings } = readProgrammeSettings({
    ...row.settings.calendar,
    ...row.settings.planning,
    ...row.settings.asking,
  });
  const { weights } = readWeights(row.weights);
  return {
    id,
    reference,
    name,
    startsOn,
    weekCount,
    isPilot,
    isDemonstration,
    budgetDays,
    managers,
    managerRestWeeks,
    weeklyCapacity,
    settings,
    weights,
    version,
  };
}

/** The settings and weights after a change. @throws DomainError invalid with every field that breaks a rule. */
function check(
  shape: Parameters<typeof checkYear>[0],
  { settings = {}, weights = {} }: { settings?: Named; weights?: Named },
  before?: ProgrammeYear,
): { settings: ProgrammeSettings; weights: Weights } {
  const readSettings = readProgrammeSettings(settings, before?.settings);
  const readingOfWeights = readWeights(weights, before?.weights);
  const under = (path: string, faults: readonly SettingFault[]) =>
    faults.map(({ name, message }) => ({ in: 'body', pointer: `${path}/${name}`, detail: message }));
  const errors = [
    ...under('', checkYear(shape)),
    ...under('/settings', readSettings.faults),
    ...under('/weights', readingOfWeights.faults),
  ];
  if (errors.length === 0) return { settings: readSettings.settings, weights: readingOfWeights.weights };
  throw new DomainError('invalid', 'programmes.year', errors.map(({ detail }) => detail).join(' '), { errors });
}
