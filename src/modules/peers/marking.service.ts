import { Injectable } from '@nestjs/common';
import { CouncilsService } from '../councils/councils.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { CalendarService, type YearCalendar } from '../programmes/calendar.service.js';
import {
  findChanges,
  markYear,
  type Merged,
  mergeLetters,
  readLetters,
  type WeekLetter,
} from './availability-weeks.js';
import {
  findMarkingPeer,
  loadMarkableYears,
  loadPastSaves,
  loadPlaces,
  type MarkableYear,
  type MarkingPeer,
  type PastSave,
} from './load-marking.query.js';
import { PeerPartsService } from './peer-parts.service.js';
import { PeersService } from './peers.service.js';
import { type WeekToMark, weeksToMark } from './weeks-to-mark.js';

const SAVES_SHOWN = 10;

/** A peer's year, ready to be marked. */
export interface Marking {
  readonly peer: { readonly id: string; readonly name: string };
  readonly year: MarkableYear;
  /** Years that can be marked, `year` among them. */
  readonly years: readonly MarkableYear[];
  readonly weeks: readonly WeekToMark[];
  /** As saved. */
  readonly letters: readonly WeekLetter[];
  /** Mondays in which the peer has a place. */
  readonly placed: readonly IsoDate[];
  /** Times that it was saved, the latest first. */
  readonly saves: readonly PastSave[];
}

/** What somebody wants to save. */
export interface WantedMarking {
  readonly yearId: string;
  /** What they saw when they began, one letter a week. */
  readonly base: readonly WeekLetter[];
  readonly letters: readonly WeekLetter[];
  /** Places that they know they give up, as Mondays. */
  readonly givenUp: readonly IsoDate[];
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly changes: number; readonly givenUp: readonly IsoDate[]; readonly at: Date }
  /** Somebody saved in between; nothing was written. */
  | { readonly kind: 'stale'; readonly merged: Merged }
  /** Weeks of places would not suit any more: nothing was written until they say that they know. */
  | { readonly kind: 'confirm'; readonly mondays: readonly IsoDate[] };

/** Marking the weeks of a year, by the peer or on the peer's behalf. */
@Injectable()
export class MarkingService {
  constructor(
    private readonly calendar: CalendarService,
    private readonly councils: CouncilsService,
    private readonly peers: PeersService,
    private readonly parts: PeerPartsService,
    private readonly clock: Clock,
  ) {}

  /** @param yearId null: the year under way, or the next. @throws DomainError not-found. */
  async load(tx: Tx, peerId: string, yearId: string | null): Promise<Marking> {
    const peer = await this.getPeer(tx, peerId, false);
    const years = await loadMarkableYears(tx, this.clock.today());
    const year = yearId === null ? years[0] : years.find(({ id }) => id === yearId);
    if (!year)
      throw new DomainError(
        'not-found',
        'peers.no-year',
        'There is no programme year to say anything about yet. Come back when a coordinator has made one.',
      );
    const calendar = await this.calendar.loadYear(tx, year.id);
    const letters = readLetters(peer.entries, year.startsOn, year.weekCount);
    return {
      peer,
      year,
      years,
      letters,
      weeks: await this.weeksOf(tx, peer, calendar, letters),
      placed: (await loadPlaces(tx, peerId, this.clock.today())).map(({ monday }) => monday),
      saves: await loadPastSaves(tx, peerId, SAVES_SHOWN),
    };
  }

  /** Saves a year unless somebody did so meanwhile or a place would be given up unknowingly. @throws DomainError not-found. */
  async save(tx: Tx, actor: Actor, peerId: string, wanted: WantedMarking): Promise<SaveOutcome> {
    const peer = await this.getPeer(tx, peerId, true);
    const { year, weeks, letters: saved, placed } = await this.load(tx, peerId, wanted.yearId);
    const fits = (letters: readonly WeekLetter[]) => letters.length === saved.length;
    if (!fits(wanted.base) || !fits(wanted.letters))
      throw new DomainError(
        'invalid',
        'peers.other-weeks',
        `${year.name} has ${saved.length} weeks, and the form had others. Load the page again.`,
      );
    if (wanted.base.join('') !== saved.join(''))
      return { kind: 'stale', merged: mergeLetters(wanted.base, saved, wanted.letters) };

    const letters = weeks.map(({ isAsked }, week) => (isAsked ? wanted.letters[week]! : saved[week]!));
    const changes = findChanges(saved, letters, year.startsOn);
    const givenUp = changes.filter(({ monday, to }) => (to ?? 'N') === 'N' && placed.includes(monday));
    const mondays = givenUp.map(({ monday }) => monday);
    if (mondays.some((monday) => !wanted.givenUp.includes(monday))) return { kind: 'confirm', mondays };

    const at = this.clock.now();
    if (changes.length === 0) return { kind: 'saved', changes: 0, givenUp: [], at };
    await this.peers.touch(tx, peerId, peer.version);
    await this.parts.replaceAvailability(tx, peerId, markYear(peer.entries, year.startsOn, letters));
    await tx.query(
      'insert into availability_save (peer_id, saved_by, is_on_behalf, saved_at, weeks) values ($1, $2, $3, $4, $5)',
      [peerId, actor.personId, actor.personId !== peer.personId, at, JSON.stringify(changes)],
    );
    return { kind: 'saved', changes: changes.length, givenUp: mondays, at };
  }

  private async weeksOf(
    tx: Tx,
    peer: MarkingPeer,
    calendar: YearCalendar,
    letters: readonly WeekLetter[],
  ): Promise<WeekToMark[]> {
    const { homeCouncilId, isElectedMember } = peer;
    const home =
      isElectedMember && homeCouncilId !== null
        ? (await this.councils.findByIds(tx, [homeCouncilId])).get(homeCouncilId)
        : undefined;
    const seatOn = home ? await this.calendar.loadCouncil(tx, calendar, home) : null;
    return weeksToMark({ weeks: calendar.weeks, settings: calendar.year.settings.calendar, seatOn, letters });
  }

  private async getPeer(tx: Tx, peerId: string, lock: boolean): Promise<MarkingPeer> {
    const peer = await findMarkingPeer(tx, peerId, lock);
    if (peer) return peer;
    throw new DomainError('not-found', 'peers.unknown', 'There is no such peer.');
  }
}
