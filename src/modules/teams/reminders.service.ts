import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { CouncilWeeksService } from './council-weeks.service.js';
import { writeReminder } from './invitation.email.js';
import { findInvitation } from './invitation-facts.query.js';
import { InvitationLettersService } from './invitation-letters.service.js';
import { isReminderDue, type Reminded } from './reminder-time.js';

const HOUR_MS = 3_600_000;
/** A person gets one reminder a day; a sweep that comes some minutes early the next day counts as the next. */
const QUIET_MS = 20 * HOUR_MS;

interface OpenLetter extends Reminded {
  readonly id: string;
  readonly peerId: string;
}

/** Reminds those who have not answered, and nobody else. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly clock: Clock,
    private readonly councilWeeks: CouncilWeeksService,
    private readonly database: Database,
    private readonly letters: InvitationLettersService,
  ) {}

  /** Reminds every peer and council that is due; a peer once a day at most, whatever they were asked. */
  async remindAll(): Promise<void> {
    const now = this.clock.now();
    const { letters, weeks } = await this.database.read(SYSTEM, async (tx) => ({
      letters: await tx.query<OpenLetter[]>(
        `select id, peer_id as "peerId", offered_at as "offeredAt", due_at as "dueAt", reminded_at as "remindedAt" from invitation
          where state = 'open' and kind = 'offer' and due_at > $1 order by due_at, id`,
        [now],
      ),
      weeks: await tx.query<(Reminded & { id: string })[]>(
        `select id, proposed_at as "offeredAt", due_at as "dueAt", reminded_at as "remindedAt" from council_week
          where state = 'proposed' and reminded_at is null and due_at > $1`,
        [now],
      ),
    }));
    for (const letter of letters.filter((each) => isReminderDue(each, now)))
      await this.database.inTransaction(SYSTEM, (tx) => this.remind(tx, letter, now));
    for (const { id } of weeks.filter((each) => isReminderDue(each, now)))
      await this.database.inTransaction(SYSTEM, (tx) => this.councilWeeks.remind(tx, id));
  }

  private async remind(tx: Tx, { id, peerId }: OpenLetter, now: Date): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `update invitation set reminded_at = $2, version = version + 1
        where id = $1 and state = 'open'
          and not exists (select from invitation o where o.peer_id = $3 and o.reminded_at > $4)`,
      [id, now, peerId, new Date(now.getTime() - QUIET_MS)],
    );
    if (changed !== 1) return;
    const facts = (await findInvitation(tx, id))!;
    await this.letters.send(
      tx,
      facts,
      'reminder',
      writeReminder(facts, this.letters.linkOf(facts)),
      ` ${facts.version}`,
    );
  }
}
