import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { writeCalendar } from '../platform/mail/calendar-entry.js';
import { deriveSecret, hashLinkSecret } from '../platform/mail/link-secrets.js';
import { ListPlaces } from './list-places.query.js';
import { feedEntry, type HeldPlace, ownEntry, programmeEntry } from './place-calendar.js';

const PURPOSE = 'calendar-feed';

/** A peer's own calendar. */
export interface OwnCalendar {
  readonly places: readonly HeldPlace[];
  /** Address to subscribe to; null until the peer asks for one. */
  readonly feedAddress: string | null;
}

/** Calendars: a peer's own weeks, to subscribe to or to download, and the weeks of a programme. */
@Injectable()
export class CalendarsService {
  private readonly host: string;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly places: ListPlaces,
  ) {
    this.host = new URL(config.publicBaseUrl).hostname;
  }

  /** @throws DomainError not-found for somebody who is no peer. */
  async getOwn(tx: Tx, actor: Actor): Promise<OwnCalendar> {
    const peerId = await this.getPeer(tx, actor);
    const [feed] = await tx.query<{ id: string }[]>(
      'select id from calendar_feed where peer_id = $1 and revoked_at is null',
      [peerId],
    );
    return {
      places: await this.places.ofPeer(tx, peerId, this.host),
      feedAddress: feed ? this.addressOf(feed.id) : null,
    };
  }

  /** Makes a new address for the actor's feed; the one before it ends. @throws DomainError not-found for somebody who is no peer. */
  async renewFeed(tx: Tx, actor: Actor): Promise<void> {
    const peerId = await this.getPeer(tx, actor);
    // Two presses at once make one address after the other, not two.
    await tx.query('select id from peer where id = $1 for update', [peerId]);
    await this.endFeed(tx, peerId);
    const id = randomUUID();
    await tx.query('insert into calendar_feed (id, peer_id, token_hash) values ($1, $2, $3)', [
      id,
      peerId,
      hashLinkSecret(this.tokenOf(id)),
    ]);
  }

  /** Ends the actor's feed: its address answers as one that never was. @throws DomainError not-found for somebody who is no peer. */
  async revokeFeed(tx: Tx, actor: Actor): Promise<void> {
    await this.endFeed(tx, await this.getPeer(tx, actor));
  }

  /** The feed at an address. @throws DomainError not-found, the same for an address that was revoked and one that never was. */
  async writeFeed(tx: Tx, token: string): Promise<string> {
    const [feed] = await tx.query<{ peerId: string }[]>(
      'select peer_id as "peerId" from calendar_feed where token_hash = $1 and revoked_at is null',
      [hashLinkSecret(token)],
    );
    if (!feed) throw new DomainError('not-found', 'teams.unknown-calendar', 'There is no calendar at this address.');
    const places = await this.places.ofPeer(tx, feed.peerId, this.host);
    return writeCalendar(
      'Peer challenges',
      places.map((place) => feedEntry(place, this.host)),
      this.clock.now(),
    );
  }

  /** One place of the actor's own, as a file. @throws DomainError not-found, the same for others' places and for none. */
  async writePlace(tx: Tx, actor: Actor, seatId: string): Promise<string> {
    const places = await this.places.ofPeer(tx, await this.getPeer(tx, actor), this.host);
    const place = places.find((each) => each.seatId === seatId);
    if (!place) throw new DomainError('not-found', 'teams.unknown-place', `You hold no place ${seatId}.`);
    return writeCalendar('Peer challenge', [ownEntry(place, this.host)], this.clock.now());
  }

  /** The weeks of a programme year as a file. @throws DomainError not-found. */
  async writeProgramme(tx: Tx, yearId: string): Promise<string> {
    const year = await this.places.ofYear(tx, yearId);
    if (!year) throw new DomainError('not-found', 'teams.unknown-year', `There is no programme year ${yearId}.`);
    return writeCalendar(
      year.name,
      year.weeks.map((team) => programmeEntry(team, this.host)),
      this.clock.now(),
    );
  }

  private async getPeer(tx: Tx, { personId }: Actor): Promise<string> {
    const peerId = await this.places.findPeer(tx, personId);
    if (peerId !== null) return peerId;
    throw new DomainError(
      'not-found',
      'teams.no-peer',
      'You are no peer of this programme, so you have no places in it.',
    );
  }

  private async endFeed(tx: Tx, peerId: string): Promise<void> {
    await tx.query(
      'update calendar_feed set revoked_at = app_now(), version = version + 1 where peer_id = $1 and revoked_at is null',
      [peerId],
    );
  }

  private tokenOf(feedId: string): string {
    return deriveSecret(this.config.secretKey, PURPOSE, feedId);
  }

  private addressOf(feedId: string): string {
    return `${this.config.publicBaseUrl}/calendars/${this.tokenOf(feedId)}.ics`;
  }
}
