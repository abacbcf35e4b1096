import { Injectable } from '@nestjs/common';
import { CouncilsService } from '../councils/councils.service.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type ProgrammeYear } from './programmes.service.js';
import { WeekOverrideEntity } from './week-override.entity.js';
import { weekIndexOf } from './year-rules.js';

/** A week that somebody opened, priced or closed by hand, for everyone or for one council. */
export interface RecordedOverride {
  readonly id: string;
  readonly monday: IsoDate;
  /** Null: for the whole programme. */
  readonly councilCode: string | null;
  readonly isOpen: boolean;
  /** Points; only for a week that is open. */
  readonly cost: number | null;
  readonly reason: string;
  readonly version: number;
}

export type NewOverride = Omit<RecordedOverride, 'id' | 'version'>;
export type OverrideEdit = Partial<Pick<NewOverride, 'isOpen' | 'cost' | 'reason'>>;

/** The exceptions to the calendar of a programme year. */
@Injectable()
export class WeekOverridesService {
  constructor(private readonly councils: CouncilsService) {}

  /** In the order of their weeks; those for everyone first. */
  async list(tx: Tx, yearId: string): Promise<RecordedOverride[]> {
    const rows = await tx.find(WeekOverrideEntity, { where: { yearId }, order: { monday: 'asc', id: 'asc' } });
    const ids = rows.flatMap(({ councilId }) => councilId ?? []);
    const councils = await this.councils.findByIds(tx, ids);
    return rows
      .map((row) => toOverride(row, row.councilId === null ? null : councils.get(row.councilId)!.code))
      .sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
  }

  /** The overrides of a year as rows, with the ids of their councils. */
  listRows(tx: Tx, yearId: string): Promise<WeekOverrideEntity[]> {
    return tx.findBy(WeekOverrideEntity, { yearId });
  }

  async get(tx: Tx, yearId: string, id: string): Promise<RecordedOverride> {
    const found = (await this.list(tx, yearId)).find((override) => override.id === id);
    if (found) return found;
    throw new DomainError(
      'not-found',
      'programmes.unknown-override',
      `This programme year has no override with the id ${id}. Look it up in the list.`,
    );
  }

  async create(tx: Tx, year: ProgrammeYear, wanted: NewOverride): Promise<RecordedOverride> {
    if (weekIndexOf(year, wanted.monday) === null) {
      const message = `${wanted.monday} is no Monday of ${year.name}, which has ${year.weekCount} weeks from ${year.startsOn}.`;
      throw refusal('/monday', message);
    }
    refuseCostOfClosed(wanted);
    const council = wanted.councilCode === null ? null : await this.councils.get(tx, wanted.councilCode);
    const { monday, isOpen, cost, reason } = wanted;
    const row = tx.create(WeekOverrideEntity, {
      yearId: year.id,
      monday,
      councilId: council?.id ?? null,
      isOpen,
      cost,
      reason,
      version: 1,
    });
    await tx.insert(WeekOverrideEntity, row);
    return toOverride(row, wanted.councilCode);
  }

  async edit(tx: Tx, yearId: string, id: string, version: number, edit: OverrideEdit): Promise<RecordedOverride> {
    refuseCostOfClosed({ ...(await this.get(tx, yearId, id)), ...edit });
    const { affected } = await tx.update(WeekOverrideEntity, { id, version }, { ...edit, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
    return this.get(tx, yearId, id);
  }

  async remove(tx: Tx, yearId: string, id: string, version: number): Promise<void> {
    await this.get(tx, yearId, id);
    const { affected } = await tx.delete(WeekOverrideEntity, { id, version });
    if (affected !== 1) throw staleVersion(id);
  }
}

const orderOf = ({ monday, councilCode }: RecordedOverride): string => `${monday} ${councilCode ?? ''}`;

const toOverride = (row: WeekOverrideEntity, councilCode: string | null): RecordedOverride => ({
  id: row.id,
  monday: row.monday,
  councilCode,
  isOpen: row.isOpen,
  cost: row.cost,
  reason: row.reason,
  version: row.version,
});

const refusal = (pointer: string, message: string): DomainError =>
  new DomainError('invalid', 'programmes.override', message, { errors: [{ in: 'body', pointer, detail: message }] });

function refuseCostOfClosed({ isOpen, cost, monday }: Pick<NewOverride, 'isOpen' | 'cost' | 'monday'>): void {
  if (!isOpen && cost !== null)
    throw refusal(
      '/cost',
      `The week of ${monday} is closed, so it cannot cost ${cost} points. Open it, or leave out the cost.`,
    );
}
