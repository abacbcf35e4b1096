import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { writeConfirmation } from './invitation.email.js';
import { findInvitation, type InvitationFacts } from './invitation-facts.query.js';
import { InvitationLettersService } from './invitation-letters.service.js';
import { type Mover } from './lifecycle.js';
import { type HeldSeat, SeatsService } from './seats.service.js';
import { TeamTasksService } from './team-tasks.service.js';

/** What has to be settled between a yes and a certain place. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly letters: InvitationLettersService,
    private readonly seats: SeatsService,
    private readonly tasks: TeamTasksService,
  ) {}

  /** After a yes: a declared conflict goes to a coordinator; otherwise the place is certain. */
  async afterAcceptance(tx: Tx, facts: InvitationFacts, seat: HeldSeat, conflictNote: string | null): Promise<void> {
    if (conflictNote !== null) {
      await this.tasks.open(tx, {
        kind: 'conflict-declared',
        teamId: facts.teamId,
        seatId: facts.seatId,
        subjectId: facts.id,
        sentence: `${facts.peerName} has accepted a place on the team of ${facts.councilName} and declares an interest. Decide whether they can be confirmed.`,
        details: { declared: conflictNote, invitationId: facts.id },
      });
      return;
    }
    await this.confirm(tx, facts, seat, 'system');
  }

  /** Makes an accepted place certain by a coordinator's decision. @throws DomainError not-found, conflict. */
  async confirmByCoordinator(tx: Tx, invitationId: string): Promise<void> {
    const facts = await findInvitation(tx, invitationId);
    if (!facts)
      throw new DomainError('not-found', 'teams.unknown-invitation', `There is no invitation ${invitationId}.`);
    const seat = await this.seats.lock(tx, facts.seatId);
    if (seat.peerId !== facts.peerId || facts.kind !== 'offer')
      throw new DomainError(
        'conflict',
        'teams.seat-state',
        `${facts.peerName} does not hold the place on the team of ${facts.councilName}. Read the team again.`,
      );
    await this.confirm(tx, facts, seat, 'coordinator');
    await this.tasks.settle(tx, invitationId, ['conflict-declared']);
  }

  private async confirm(tx: Tx, facts: InvitationFacts, seat: HeldSeat, who: Mover): Promise<void> {
    await this.seats.step(tx, seat, 'confirm', who);
    await this.letters.send(tx, facts, 'confirmation', writeConfirmation(facts), ` ${facts.version}`);
  }
}
