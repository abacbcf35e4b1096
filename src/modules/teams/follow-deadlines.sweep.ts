import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { weeksUntil } from './answer-time.js';
import { CouncilWeeksService } from './council-weeks.service.js';
import { OffersService } from './offers.service.js';
import { RemindersService } from './reminders.service.js';

/** Ends letters and proposals whose time is over, reminds, and lets peers be asked early where the year says so. */
@Injectable()
@SweepsEvery({ name: 'teams.follow-deadlines', everySeconds: 60 })
export class FollowDeadlinesSweep implements Sweep {
  constructor(
    private readonly clock: Clock,
    private readonly councilWeeks: CouncilWeeksService,
    private readonly database: Database,
    private readonly offers: OffersService,
    private readonly programmes: ProgrammesService,
    private readonly reminders: RemindersService,
  ) {}

  async sweep(): Promise<void> {
    await this.eachOf(
      (tx) => this.offers.findDue(tx),
      (tx, id) => this.offers.expire(tx, id),
    );
    await this.eachOf(
      (tx) => this.councilWeeks.findLapsed(tx),
      (tx, id) => this.councilWeeks.lapse(tx, id),
    );
    await this.eachOf(
      (tx) => this.findToBeAsked(tx),
      (tx, teamId) => this.councilWeeks.releaseEarly(tx, teamId),
    );
    await this.reminders.remindAll();
  }

  /** One transaction each, so that one that fails keeps no other waiting. */
  private async eachOf(
    find: (tx: Tx) => Promise<string[]>,
    work: (tx: Tx, id: string) => Promise<void>,
  ): Promise<void> {
    const ids = await this.database.read(SYSTEM, find);
    for (const id of ids) await this.database.inTransaction(SYSTEM, (tx) => work(tx, id));
  }

  private async findToBeAsked(tx: Tx): Promise<string[]> {
    const teams = await tx.query<{ id: string; yearId: string; monday: string }[]>(
      `select t.id, c.year_id as "yearId", t.monday::text from team t join challenge c on c.id = t.challenge_id
        where t.asking_from is null and t.monday > $1::date`,
      [this.clock.today()],
    );
    const earliest = new Map<string, number>();
    for (const yearId of new Set(teams.map((team) => team.yearId)))
      earliest.set(yearId, (await this.programmes.get(tx, yearId)).settings.asking.askPeersWeeksBefore);
    return teams
      .filter(({ yearId, monday }) => weeksUntil(this.clock.now(), monday) < (earliest.get(yearId) ?? 0))
      .map(({ id }) => id);
  }
}
