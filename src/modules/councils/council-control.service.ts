import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { CouncilControlEntity } from './council-control.entity.js';
import { rewriteEntries } from './rewrite-entries.js';

/** Who controls a council from a day on. */
export interface Control {
  readonly since: IsoDate;
  /** Null: no overall control. */
  readonly party: string | null;
  readonly source: string;
}

/** Political control over time. */
@Injectable()
export class CouncilControlService {
  /** A council's control, oldest first. */
  async list(tx: Tx, councilId: string): Promise<Control[]> {
    const rows = await tx.find(CouncilControlEntity, { where: { councilId }, order: { since: 'asc' } });
    return rows.map(({ since, party, source }) => ({ since, party, source }));
  }

  /** Puts the whole history in place of what is recorded; entries that stay as they were are not touched. */
  async replace(tx: Tx, councilId: string, history: readonly Control[]): Promise<void> {
    const recorded = await tx.findBy(CouncilControlEntity, { councilId });
    const { gone, changed, fresh } = rewriteEntries(recorded, history, ({ since }) => since);
    if (gone.length > 0) await tx.delete(CouncilControlEntity, { id: In(gone.map(({ id }) => id)) });
    for (const { row, entry } of changed)
      await tx.update(CouncilControlEntity, { id: row.id }, { ...entry, version: row.version + 1 });
    if (fresh.length > 0)
      await tx.insert(
        CouncilControlEntity,
        fresh.map((entry) => ({ councilId, ...entry })),
      );
  }

  /** Who controls each of these councils on a day. A council of which nothing is recorded until then is left out. */
  async controlOn(tx: Tx, councilIds: readonly string[], day: IsoDate): Promise<Map<string, Control>> {
    const rows = await tx.find(CouncilControlEntity, {
      where: { councilId: In([...councilIds]), since: LessThanOrEqual(day) },
      order: { since: 'asc' },
    });
    return new Map(rows.map(({ councilId, since, party, source }) => [councilId, { since, party, source }]));
  }
}
