import { Injectable } from '@nestjs/common';
import { CouncilsService } from '../councils/councils.service.js';
import { addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type CONFLICT_REASONS } from './import-conflicts.js';
import { PlacementClashesService } from './placement-clashes.service.js';

/** What a peer marked, one letter a week: Y available, I if needed, N not. */
export interface Availability {
  /** Monday of the first week. */
  readonly startsOn: IsoDate;
  readonly letters: string;
}

/** A reason why a peer may not challenge a council. */
export interface NewConflict {
  /** Code of the council. */
  readonly council: string;
  readonly reason: (typeof CONFLICT_REASONS)[number];
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly source: string;
  readonly note: string | null;
}
export type Conflict = NewConflict & { readonly id: string };

/** Availability and conflicts of interest of one peer. */
@Injectable()
export class PeerPartsService {
  constructor(
    private readonly councils: CouncilsService,
    private readonly clashes: PlacementClashesService,
  ) {}

  listAvailability(tx: Tx, peerId: string): Promise<Availability[]> {
    return tx.query<Availability[]>(
      'select starts_on::text as "startsOn", letters from peer_availability where peer_id = $1 order by starts_on',
      [peerId],
    );
  }

  /** Puts the whole list in place of what is recorded. @throws DomainError invalid when two entries speak of one week. */
  async replaceAvailability(tx: Tx, peerId: string, entries: readonly Availability[]): Promise<void> {
    const sorted = [...entries].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    sorted.slice(1).forEach((entry, index) => {
      const before = sorted[index]!;
      if (entry.startsOn >= addWeeks(before.startsOn, before.letters.length)) return;
      const detail = `The weeks from ${before.startsOn} and those from ${entry.startsOn} overlap. Give each week one letter.`;
      throw new DomainError('invalid', 'peers.availability-overlaps', detail);
    });
    await tx.query('delete from peer_availability where peer_id = $1 and not starts_on = any ($2::date[])', [
      peerId,
      sorted.map(({ startsOn }) => startsOn),
    ]);
    await tx.query(
      `insert into peer_availability as a (peer_id, starts_on, letters)
       select $1, "startsOn", letters from jsonb_to_recordset($2::jsonb) as r ("startsOn" date, letters text)
       on conflict (peer_id, starts_on) do update set letters = excluded.letters, version = a.version + 1
          where a.letters <> excluded.letters`,
      [peerId, JSON.stringify(sorted)],
    );
    await this.clashes.note(tx, [peerId]);
  }

  listConflicts(tx: Tx, peerId: string): Promise<Conflict[]> {
    return tx.query<Conflict[]>(
      `select id, council_code as council, reason, since::text, until::text, source, note
         from peer_conflict where peer_id = $1 and withdrawn_at is null order by council_code, reason`,
      [peerId],
    );
  }

  /**
   * @param declaredBy the peer as a person; null when somebody else records it.
   * @throws DomainError invalid when there is no such council, conflict when the same is recorded already.
   */
  async addConflict(
    tx: Tx,
    peerId: string,
    { council, reason, since, until, source, note }: NewConflict,
    declaredBy: string | null = null,
  ): Promise<Conflict> {
    if (!(await this.councils.find(tx, council)))
      throw new DomainError('invalid', 'peers.unknown-council', `No council has the code ${council}.`);
    const conflicts = await this.listConflicts(tx, peerId);
    if (conflicts.some((each) => each.council === council && each.reason === reason)) {
      const message = `A conflict with ${council} for ${reason} is recorded already. Remove that one first.`;
      throw new DomainError('conflict', 'peers.conflict-recorded', message);
    }
    const [added] = await tx.query<{ id: string }[]>(
      `insert into peer_conflict (peer_id, council_code, reason, since, until, source, note, declared_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [peerId, council, reason, since, until, source, note, declaredBy],
    );
    return { id: added!.id, council, reason, since, until, source, note };
  }

  /** @throws DomainError not-found when the peer has no such conflict. */
  async removeConflict(tx: Tx, peerId: string, conflictId: string): Promise<void> {
    const [, removed] = await tx.query<[unknown[], number]>(
      'delete from peer_conflict where id = $1 and peer_id = $2 and withdrawn_at is null',
      [conflictId, peerId],
    );
    if (removed === 0)
      throw new DomainError('not-found', 'peers.unknown-conflict', `The peer has no conflict ${conflictId}.`);
  }
}
