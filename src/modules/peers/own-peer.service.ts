import { Injectable } from '@nestjs/common';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';

/** Which peer a person who signed in is. Own pages take the peer from here and never from an address. */
@Injectable()
export class OwnPeerService {
  /** Null when the person is no peer. */
  async find(tx: Tx, actor: Actor): Promise<string | null> {
    if (actor.personId === null) return null;
    const [peer] = await tx.query<{ id: string }[]>('select id from peer where person_id = $1', [actor.personId]);
    return peer?.id ?? null;
  }

  /** @throws DomainError not-found when the person is no peer. */
  async get(tx: Tx, actor: Actor): Promise<string> {
    const peerId = await this.find(tx, actor);
    if (peerId !== null) return peerId;
    throw new DomainError(
      'not-found',
      'peers.not-a-peer',
      'This page belongs to a peer, and nobody in the pool has your address. Ask a coordinator if you expected one.',
    );
  }
}
