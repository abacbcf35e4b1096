import { Injectable } from '@nestjs/common';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { PeerKindsService } from './peer-kinds.service.js';
import { PeerEntity } from './peer.entity.js';
import { findListedPeer, type ListedPeer, listPeers, type PeersQuery } from './list-peers.query.js';
import { SpecialDataService } from './special-data.service.js';

export { PEER_SORT_KEYS } from './list-peers.query.js';

/** A peer as a person sees it: the party only where they may. */
export type Peer = ListedPeer & { readonly party?: string | null };

/** What may be changed of a peer by hand. */
export interface PeerEdit {
  readonly kind?: string;
  readonly party?: string | null;
  readonly region?: string;
  readonly easting?: number;
  readonly northing?: number;
  readonly themes?: readonly string[];
  readonly maxDays?: number;
  readonly maxTravelKm?: number;
  readonly experience?: number;
  readonly carriedOver?: number;
  readonly acceptance?: number;
}

/** Roles that may see the party of a peer. */
const PARTY_READERS = new Set(['administrator', 'coordinator']);

/** The pool, one peer at a time. */
@Injectable()
export class PeersService {
  constructor(
    private readonly special: SpecialDataService,
    private readonly kinds: PeerKindsService,
  ) {}

  async list(tx: Tx, actor: Actor, query: PeersQuery): Promise<Page<Peer>> {
    const page = await listPeers(tx, query);
    return { ...page, items: await this.withParties(tx, actor, page.items) };
  }

  async get(tx: Tx, actor: Actor, id: string): Promise<Peer> {
    const [peer] = await this.withParties(tx, actor, [await this.find(tx, id)]);
    return peer!;
  }

  /** @throws DomainError invalid for an unknown kind or theme, or a party of somebody who is not elected; stale. */
  async edit(tx: Tx, actor: Actor, id: string, version: number, edit: PeerEdit): Promise<Peer> {
    const { kind: newKind, party, themes, ...columns } = edit;
    const kind = newKind ?? (await this.find(tx, id)).kind;
    const known = (await this.special.readParties(tx, [id])).get(id) ?? null;
    const faults = await this.kinds.findFaults(tx, kind, themes ?? [], party === undefined ? known : party);
    if (faults.length > 0)
      throw new DomainError('invalid', 'peers.edit', faults.map(({ detail }) => detail).join(' '), { errors: faults });
    await this.update(tx, id, version, {
      ...columns,
      kindCode: kind,
      ...(themes === undefined ? {} : { themes: [...themes] }),
    });
    if (party !== undefined && party !== known) await this.special.writeParties(tx, new Map([[id, party]]));
    return this.get(tx, actor, id);
  }

  /** Raises a peer's version: availability and conflicts are parts of it. */
  async touch(tx: Tx, id: string, version: number): Promise<void> {
    await this.update(tx, id, version, {});
  }

  private async find(tx: Tx, id: string): Promise<ListedPeer> {
    const peer = await findListedPeer(tx, id);
    if (peer) return peer;
    throw new DomainError('not-found', 'peers.unknown', `There is no peer ${id}. Look it up in the list of peers.`);
  }

  private async update(tx: Tx, id: string, version: number, columns: Partial<PeerEntity>): Promise<void> {
    const { affected } = await tx.update(PeerEntity, { id, version }, { ...columns, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
  }

  private async withParties(tx: Tx, actor: Actor, peers: readonly ListedPeer[]): Promise<Peer[]> {
    if (!actor.roles.some((role) => PARTY_READERS.has(role))) return [...peers];
    const parties = await this.special.readParties(
      tx,
      peers.map(({ id }) => id),
    );
    return peers.map((peer) => ({ ...peer, party: parties.get(peer.id) ?? null }));
  }
}
