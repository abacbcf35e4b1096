import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type CONFLICT_REASONS } from './import-conflicts.js';
import { PeerPartsService } from './peer-parts.service.js';

/** A conflict on record as the peer may see it. */
export interface OwnConflict {
  readonly id: string;
  readonly council: { readonly code: string; readonly name: string };
  readonly reason: (typeof CONFLICT_REASONS)[number];
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  /** Empty where somebody else recorded it. */
  readonly note: string;
  /** The peer declared it, and may withdraw it. */
  readonly isOwn: boolean;
  readonly declaredAt: Date;
  readonly withdrawnAt: Date | null;
}

/** Reasons that a peer may declare: what only they know. A council's objection is the coordinator's to record. */
export const DECLARABLE_REASONS = [
  'declared',
  'family',
  'contract',
  'past-post',
  'applied-for-post',
  'shared-service',
] as const;
export type DeclarableReason = (typeof DECLARABLE_REASONS)[number];

/** What a peer declares. */
export interface Declaration {
  readonly council: string;
  readonly reason: DeclarableReason;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly note: string | null;
}

/** Conflicts of interest that a peer declares, sees and withdraws. What is withdrawn stays on record. */
@Injectable()
export class OwnConflictsService {
  constructor(
    private readonly parts: PeerPartsService,
    private readonly clock: Clock,
  ) {}

  /** All on record, those in force first. An objection of a council is not among them: it is not for the peer to know. */
  list(tx: Tx, peerId: string): Promise<OwnConflict[]> {
    return tx.query<OwnConflict[]>(
      `select c.id, jsonb_build_object('code', k.code, 'name', k.name) as council, c.reason, c.since::text, c.until::text,
              case when c.declared_by = p.person_id then coalesce(c.note, '') else '' end as note,
              c.declared_by is not distinct from p.person_id as "isOwn", c.declared_at as "declaredAt",
              c.withdrawn_at as "withdrawnAt"
         from peer_conflict c join peer p on p.id = c.peer_id join council k on k.code = c.council_code
        where c.peer_id = $1 and c.reason <> 'host-objection'
        order by c.withdrawn_at is not null, k.name, c.reason, c.declared_at desc`,
      [peerId],
    );
  }

  /** @throws DomainError invalid for an unknown council, conflict when the same is on record. */
  async declare(tx: Tx, actor: Actor, peerId: string, declaration: Declaration): Promise<void> {
    await this.touch(tx, peerId);
    await this.parts.addConflict(tx, peerId, { ...declaration, source: 'Declared by the peer' }, actor.personId);
  }

  /** @throws DomainError not-found unless the peer declared it and has not withdrawn it. */
  async withdraw(tx: Tx, actor: Actor, peerId: string, conflictId: string): Promise<void> {
    await this.touch(tx, peerId);
    const [, withdrawn] = await tx.query<[unknown[], number]>(
      `update peer_conflict set withdrawn_at = $4, version = version + 1
        where id = $1 and peer_id = $2 and declared_by = $3 and withdrawn_at is null`,
      [conflictId, peerId, actor.personId, this.clock.now()],
    );
    if (withdrawn === 0)
      throw new DomainError(
        'not-found',
        'peers.unknown-conflict',
        'You have declared no such conflict, or have withdrawn it already.',
      );
  }

  /** Conflicts are part of a peer, whose version they raise. */
  private async touch(tx: Tx, peerId: string): Promise<void> {
    await tx.query('update peer set version = version + 1 where id = $1', [peerId]);
  }
}
