import { Injectable } from '@nestjs/common';
import { type Answer as WeekAnswer, MarkWeeksService } from '../peers/mark-weeks.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { hashLinkSecret, isLinkSecret } from '../platform/mail/link-secrets.js';
import { AskingJobsService } from './asking-jobs.service.js';
import { type Answerability, howAnswerable } from './answerability.js';
import { ConfirmationsService } from './confirmations.service.js';
import { type DeclineReason } from './decline-reasons.js';
import { writeAnswer, writeTelephoneAnswer } from './invitation.email.js';
import { findInvitationByToken, type InvitationFacts } from './invitation-facts.query.js';
import { InvitationLettersService } from './invitation-letters.service.js';
import { type Mover } from './lifecycle.js';
import { type Channel, OffersService } from './offers.service.js';
import { type HeldSeat, SeatsService } from './seats.service.js';

/** What a peer answers. */
export type Answer =
  | { readonly kind: 'accept'; readonly conflict: string | null }
  | {
      readonly kind: 'decline';
      readonly reason: DeclineReason;
      readonly note: string | null;
      /** Weeks in which the peer could come instead. */
      readonly otherWeeks?: readonly IsoDate[];
    };

/** Answers of peers, by their own press or by telephone. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly clock: Clock,
    private readonly confirmations: ConfirmationsService,
    private readonly jobs: AskingJobsService,
    private readonly letters: InvitationLettersService,
    private readonly markWeeks: MarkWeeksService,
    private readonly offers: OffersService,
    private readonly seats: SeatsService,
  ) {}

  /** The letter that a link opens, and what may be done with it now. @throws DomainError not-found. */
  async open(tx: Tx, token: string): Promise<{ readonly facts: InvitationFacts; readonly may: Answerability }> {
    const facts = isLinkSecret(token) ? await findInvitationByToken(tx, hashLinkSecret(token)) : null;
    if (!facts)
      throw new DomainError(
        'not-found',
        'teams.unknown-link',
        'This link leads to no invitation. It may have been cut off in the letter: copy the whole link.',
      );
    return { facts, may: howAnswerable(facts, this.clock.now()) };
  }

  /** A peer's own answer. The same answer twice is harmless. @throws DomainError not-found, conflict with what is so. */
  async answerByLink(tx: Tx, token: string, answer: Answer): Promise<InvitationFacts> {
    const { facts } = await this.open(tx, token);
    return this.answer(tx, facts.id, answer, { via: 'link' });
  }

  /**
   * Records an answer. @throws DomainError not-found; conflict when the letter can no longer be answered so, or the place is taken.
   */
  async answer(tx: Tx, invitationId: string, answer: Answer, channel: Channel): Promise<InvitationFacts> {
    const { facts, seat } = await this.offers.lock(tx, invitationId);
    const may = howAnswerable(facts, this.clock.now());
    if (may.already === answer.kind) return facts;
    if (!may[answer.kind]) throw new DomainError('conflict', 'teams.not-answerable', may.sentence);
    const who: Mover = channel.via === 'link' ? 'peer' : 'coordinator';
    if (answer.kind === 'accept') await this.accept(tx, { facts, seat, who, conflict: answer.conflict, channel });
    else await this.decline(tx, { facts, seat, who, answer, channel });
    if (channel.via === 'telephone') await this.log(tx, facts, channel);
    return { ...facts, state: answer.kind === 'accept' ? 'accepted' : 'declined', version: facts.version + 1 };
  }

  /** A peer who had accepted can no longer come; told to a coordinator. @throws DomainError not-found, conflict. */
  async dropOut(tx: Tx, invitationId: string, channel: Channel & { readonly via: 'telephone' }): Promise<void> {
    const { facts, seat } = await this.offers.lock(tx, invitationId);
    await this.offers.step(tx, facts, 'drop-out', 'coordinator');
    await this.seats.step(tx, seat, 'drop-out', 'coordinator');
    await this.log(tx, facts, channel);
    await this.letters.send(
      tx,
      facts,
      'drop-out',
      this.confirmationOf(facts, 'declined', channel),
      ` ${facts.version}`,
    );
    await this.jobs.askNext(tx, facts.teamId);
  }

  private async accept(
    tx: Tx,
    given: {
      readonly facts: InvitationFacts;
      readonly seat: HeldSeat;
      readonly who: Mover;
      readonly conflict: string | null;
      readonly channel: Channel;
    },
  ): Promise<void> {
    const { facts, who, conflict, channel } = given;
    const isAfterAll = facts.state === 'declined';
    const held = isAfterAll ? await this.takeAgain(tx, given.seat, facts, who) : given.seat;
    await this.offers.step(tx, facts, isAfterAll ? 'accept-after-all' : 'accept', who, {
      channel,
      hasConflict: conflict !== null,
      conflictNote: conflict,
      reason: null,
      note: null,
    });
    if (facts.kind === 'sounding') {
      await this.offers.settle(tx, facts.seatId);
      return;
    }
    const seat = await this.seats.step(tx, held, 'accept', who);
    await this.letters.send(tx, facts, 'answer', this.confirmationOf(facts, 'accepted', channel), ` ${facts.version}`);
    await this.confirmations.afterAcceptance(tx, facts, seat, conflict);
    await this.jobs.askNext(tx, facts.teamId);
  }

  private async takeAgain(tx: Tx, seat: HeldSeat, facts: InvitationFacts, who: Mover): Promise<HeldSeat> {
    if (seat.state !== 'vacant' || (await this.seats.isHeldElsewhere(tx, seat, facts.peerId)))
      throw new DomainError(
        'conflict',
        'teams.place-taken',
        `You had declined, and the place on the team of ${facts.councilName} is no longer to be had. Thank you for coming back to us.`,
      );
    return this.seats.step(tx, seat, 'offer', who === 'peer' ? 'system' : who, facts.peerId);
  }

  private async decline(
    tx: Tx,
    given: {
      readonly facts: InvitationFacts;
      readonly seat: HeldSeat;
      readonly who: Mover;
      readonly answer: Answer & { readonly kind: 'decline' };
      readonly channel: Channel;
    },
  ): Promise<void> {
    const { facts, seat, who, answer, channel } = given;
    const { reason, note, otherWeeks = [] } = answer;
    await this.offers.step(tx, facts, 'decline', who, { channel, hasConflict: null, conflictNote: null, reason, note });
    const isAway = reason === 'not-free' || reason === 'another-week';
    await this.markWeeks.mark(
      tx,
      facts.peerId,
      new Map<IsoDate, WeekAnswer>([
        ...otherWeeks.map((monday): [IsoDate, WeekAnswer] => [monday, 'Y']),
        ...(isAway ? [[facts.monday, 'N'] as [IsoDate, WeekAnswer]] : []),
      ]),
    );
    if (facts.kind === 'sounding') {
      await this.offers.settle(tx, facts.seatId);
      return;
    }
    await this.seats.step(tx, seat, 'decline', who);
    await this.letters.send(tx, facts, 'answer', this.confirmationOf(facts, 'declined', channel), ` ${facts.version}`);
    await this.jobs.askNext(tx, facts.teamId);
  }

  private confirmationOf(facts: InvitationFacts, answer: 'accepted' | 'declined', channel: Channel) {
    const link = this.letters.linkOf(facts);
    return channel.via === 'telephone'
      ? writeTelephoneAnswer(facts, link, answer, channel.saidBy)
      : writeAnswer(facts, link, answer, facts.dueAt > this.clock.now());
  }

  private async log(tx: Tx, facts: InvitationFacts, channel: Channel & { readonly via: 'telephone' }): Promise<void> {
    await tx.query(
      `insert into contact_entry (peer_id, invitation_id, channel, recorded_by, said_by, note) values ($1, $2, 'telephone', $3, $4, $5)`,
      [facts.peerId, facts.id, channel.recordedBy, channel.saidBy, channel.note],
    );
  }
}
