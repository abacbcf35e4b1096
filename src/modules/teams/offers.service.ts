import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { deriveSecret, hashLinkSecret } from '../platform/mail/link-secrets.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { peerDueAt, soundingDueAt } from './answer-time.js';
import { AskingJobsService } from './asking-jobs.service.js';
import { type DeclineReason } from './decline-reasons.js';
import { writeExpiry, writeOffer, writeSounding, writeThanks, writeWithdrawal } from './invitation.email.js';
import { findDueInvitations, findInvitation, type InvitationFacts } from './invitation-facts.query.js';
import { INVITATION_LIFECYCLE, type InvitationEvent } from './invitation-lifecycle.js';
import { INVITATION_PURPOSE, InvitationLettersService } from './invitation-letters.service.js';
import { type Mover, nextState } from './lifecycle.js';
import { type HeldSeat, SeatsService } from './seats.service.js';
import { settleSoundings, type SoundedPeer } from './settle-soundings.js';
import { TeamTasksService } from './team-tasks.service.js';

/** How an answer arrived. A telephone answer is recorded by a coordinator and tells who spoke. */
export type Channel =
  | { readonly via: 'link' }
  | { readonly via: 'telephone'; readonly recordedBy: string; readonly saidBy: string; readonly note: string };

/** An answer as its row keeps it. */
export interface RecordedAnswer {
  readonly channel: Channel;
  readonly hasConflict: boolean | null;
  readonly conflictNote: string | null;
  readonly reason: DeclineReason | null;
  readonly note: string | null;
}

/** Asks peers for places: offers that hold their days, and soundings that do not. */
@Injectable()
export class OffersService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly programmes: ProgrammesService,
    private readonly seats: SeatsService,
    private readonly letters: InvitationLettersService,
    private readonly jobs: AskingJobsService,
    private readonly tasks: TeamTasksService,
  ) {}

  /**
   * Offers a vacant seat to a peer: their days are held and a letter goes out, in one transaction.
   * @param standing place of the peer in the ranking, 1 for the first
   * @returns id of the invitation
   * @throws DomainError conflict when the team's peers may not be asked yet, the seat is not vacant, it is being sounded, or the peer has
   * a letter of this team; a peer whose days are held elsewhere is refused by the database.
   */
  async offer(tx: Tx, seatId: string, peerId: string, who: Mover, standing = 1): Promise<string> {
    const seat = await this.seats.lock(tx, seatId);
    this.refuseTooEarly(seat);
    await this.refuseSounded(tx, seat);
    await this.seats.step(tx, seat, 'offer', who, peerId);
    const { settings } = await this.programmes.get(tx, seat.yearId);
    const at = this.clock.now();
    const dueAt = peerDueAt(at, seat.monday, settings.asking);
    const facts = await this.add(tx, { seat, peerId, kind: 'offer', standing, at, dueAt });
    await this.letters.send(tx, facts, 'offer', writeOffer(facts, this.letters.linkOf(facts)));
    await this.tasks.settle(tx, seatId, ['next-to-ask', 'nobody-fits']);
    if (facts.address === null)
      await this.tasks.open(tx, {
        kind: 'peer-without-address',
        teamId: facts.teamId,
        seatId,
        subjectId: facts.id,
        sentence: `${facts.peerName} has been offered a place on the team of ${facts.councilName} and has no e-mail address. Ring them, and record their answer.`,
      });
    return facts.id;
  }

  /**
   * Sounds several ranked peers for one vacant seat: nothing is held. @param peerIds the best first
   * @throws DomainError invalid for too many or too few; conflict as `offer`.
   */
  async sound(tx: Tx, seatId: string, peerIds: readonly string[]): Promise<void> {
    const seat = await this.seats.lock(tx, seatId);
    this.refuseTooEarly(seat);
    await this.refuseSounded(tx, seat);
    const { settings } = await this.programmes.get(tx, seat.yearId);
    const most = settings.asking.soundingPeers;
    if (seat.state !== 'vacant')
      throw new DomainError(
        'conflict',
        'teams.seat-state',
        `The place is ${seat.state}; only a vacant one can be sounded.`,
      );
    if (peerIds.length === 0 || peerIds.length > most || new Set(peerIds).size !== peerIds.length)
      throw new DomainError(
        'invalid',
        'teams.sounding-peers',
        `${peerIds.length} peers were named. Sound 1 to ${most} different ones for one place.`,
      );
    const at = this.clock.now();
    const dueAt = soundingDueAt(at, settings.asking);
    for (const [i, peerId] of peerIds.entries()) {
      const facts = await this.add(tx, { seat, peerId, kind: 'sounding', standing: i + 1, at, dueAt });
      await this.letters.send(tx, facts, 'sounding', writeSounding(facts, this.letters.linkOf(facts)));
    }
  }

  /** Takes a letter back, with a reason that the peer is told; the place is vacant again. @throws DomainError not-found, conflict. */
  async withdraw(tx: Tx, invitationId: string, why: string): Promise<void> {
    const { facts, seat } = await this.lock(tx, invitationId);
    await this.step(tx, facts, 'withdraw', 'coordinator');
    if (facts.kind === 'offer') await this.seats.step(tx, seat, 'withdraw', 'coordinator');
    await this.letters.send(tx, facts, 'withdrawal', writeWithdrawal(facts, why), ` ${facts.version}`);
    if (facts.kind === 'sounding') await this.settle(tx, facts.seatId);
    else await this.jobs.askNext(tx, facts.teamId);
  }

  /** Takes back the letters for places that are no more, with a reason that the peers are told. The seats stay as they are. */
  async withdrawOfSeats(tx: Tx, seatIds: readonly string[], why: string): Promise<void> {
    const live = await tx.query<{ id: string }[]>(
      `select id from invitation where seat_id = any ($1) and state in ('open', 'accepted') order by seat_id, id`,
      [seatIds],
    );
    for (const { id } of live) {
      const { facts } = await this.lock(tx, id);
      await this.step(tx, facts, 'withdraw', 'coordinator');
      await this.letters.send(tx, facts, 'withdrawal', writeWithdrawal(facts, why), ` ${facts.version}`);
    }
  }

  /** Letters whose time is over and that nobody has ended yet. */
  findDue(tx: Tx): Promise<string[]> {
    return findDueInvitations(tx, this.clock.now());
  }

  /** Ends a letter whose time is over and leaves word to ask the next; one that was answered meanwhile is left alone. */
  async expire(tx: Tx, invitationId: string): Promise<void> {
    const { facts, seat } = await this.lock(tx, invitationId);
    if (facts.state !== 'open' || facts.dueAt > this.clock.now()) return;
    await this.step(tx, facts, 'expire', 'system');
    if (facts.kind === 'sounding') {
      await this.settle(tx, facts.seatId);
      return;
    }
    await this.seats.step(tx, seat, 'expire', 'system');
    await this.letters.send(tx, facts, 'expiry', writeExpiry(facts), ` ${facts.version}`);
    await this.jobs.askNext(tx, facts.teamId);
  }

  /** After an answer to a sounding: the best yes becomes an offer, and the others are thanked at once. */
  async settle(tx: Tx, seatId: string): Promise<void> {
    const soundings = await tx.query<(SoundedPeer & { peerId: string; teamId: string })[]>(
      `select id, standing, state, peer_id as "peerId", team_id as "teamId" from invitation
        where seat_id = $1 and kind = 'sounding'
          and offered_at >= (select max(offered_at) from invitation where seat_id = $1 and kind = 'sounding')`,
      [seatId],
    );
    const outcome = settleSoundings(soundings);
    if (outcome === 'too-early' || soundings.length === 0) return;
    if (outcome === 'nobody') {
      await this.jobs.askNext(tx, soundings[0]!.teamId);
      return;
    }
    const best = soundings.find(({ id }) => id === outcome.offer)!;
    for (const id of outcome.thank) {
      const { facts } = await this.lock(tx, id);
      await this.step(tx, facts, 'withdraw', 'system');
      await this.letters.send(tx, facts, 'thanks', writeThanks(facts));
    }
    await this.step(tx, (await this.lock(tx, best.id)).facts, 'withdraw', 'system');
    const seat = await this.seats.lock(tx, seatId);
    if (await this.seats.isHeldElsewhere(tx, seat, best.peerId)) await this.jobs.askNext(tx, seat.teamId);
    else await this.offer(tx, seatId, best.peerId, 'system', best.standing);
  }

  /** Holds an invitation and its seat until the transaction ends, the seat first. @throws DomainError not-found. */
  async lock(tx: Tx, invitationId: string): Promise<{ readonly facts: InvitationFacts; readonly seat: HeldSeat }> {
    const unlocked = await findInvitation(tx, invitationId);
    if (!unlocked)
      throw new DomainError('not-found', 'teams.unknown-invitation', `There is no invitation ${invitationId}.`);
    const seat = await this.seats.lock(tx, unlocked.seatId);
    const facts = (await findInvitation(tx, invitationId))!;
    return { facts, seat };
  }

  /** Moves an invitation on. @throws DomainError conflict when its state does not allow it. */
  async step(
    tx: Tx,
    facts: InvitationFacts,
    event: InvitationEvent,
    who: Mover,
    answer?: RecordedAnswer,
  ): Promise<void> {
    const state = nextState(INVITATION_LIFECYCLE, facts.state, event, who);
    if (state === null)
      throw new DomainError(
        'conflict',
        'teams.invitation-state',
        `The letter to ${facts.peerName} about ${facts.councilName} is ${facts.state}, so that this cannot be done (${event}).`,
      );
    if (!answer) {
      await tx.query('update invitation set state = $2, version = version + 1 where id = $1', [facts.id, state]);
      return;
    }
    const { channel, hasConflict, conflictNote, reason, note } = answer;
    const [recordedBy, saidBy] =
      channel.via === 'telephone' ? [channel.recordedBy, channel.saidBy] : ([null, null] as const);
    await tx.query(
      `update invitation set state = $2, answered_at = $3, answered_via = $4, recorded_by = $5, said_by = $6, has_conflict = $7,
              conflict_note = $8, reason = $9, note = $10, version = version + 1 where id = $1`,
      [facts.id, state, this.clock.now(), channel.via, recordedBy, saidBy, hasConflict, conflictNote, reason, note],
    );
  }

  private async add(
    tx: Tx,
    wanted: {
      readonly seat: HeldSeat;
      readonly peerId: string;
      readonly kind: 'offer' | 'sounding';
      readonly standing: number;
      readonly at: Date;
      readonly dueAt: Date;
    },
  ): Promise<InvitationFacts> {
    const { seat, peerId, kind, standing, at, dueAt } = wanted;
    const [{ id }] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
    const tokenHash = hashLinkSecret(deriveSecret(this.config.secretKey, INVITATION_PURPOSE, id));
    await tx.query(
      `insert into invitation (id, team_id, seat_id, peer_id, kind, monday, standing, token_hash, offered_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, seat.teamId, seat.id, peerId, kind, seat.monday, standing, tokenHash, at, dueAt],
    );
    return (await findInvitation(tx, id))!;
  }

  private refuseTooEarly({ askingFrom, councilName }: HeldSeat): void {
    if (askingFrom !== null) return;
    throw new DomainError(
      'conflict',
      'teams.asking-not-open',
      `${councilName} has not accepted its week, so that nobody is asked yet. Release the team early if you want to.`,
    );
  }

  private async refuseSounded(tx: Tx, seat: HeldSeat): Promise<void> {
    const live = await tx.query<unknown[]>(
      `select from invitation where seat_id = $1 and kind = 'sounding' and state in ('open', 'accepted')`,
      [seat.id],
    );
    if (live.length === 0 || seat.state !== 'vacant') return;
    throw new DomainError(
      'conflict',
      'teams.being-sounded',
      `Peers are being sounded for this place on the team of ${seat.councilName}. Wait for their answers, or withdraw the soundings.`,
    );
  }
}
