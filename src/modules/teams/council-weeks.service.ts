import { Injectable } from '@nestjs/common';
import { CouncilContactsService } from '../councils/council-contacts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Letters } from '../platform/mail/letters.js';
import { deriveSecret, hashLinkSecret, isLinkSecret, secretPlaceholder } from '../platform/mail/link-secrets.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { councilDueAt } from './answer-time.js';
import { AskingJobsService } from './asking-jobs.service.js';
import {
  type CouncilWeekFacts,
  findCouncilWeek,
  findLapsedWeeks,
  listCouncilWeeks,
} from './council-week-facts.query.js';
import { COUNCIL_WEEK_LIFECYCLE, type CouncilWeekEvent } from './council-week-lifecycle.js';
import {
  type WeekAlternative,
  writeProposal,
  writeSettled,
  writeWeekGone,
  writeWeekReminder,
  writeWeekWithdrawn,
} from './council-week.email.js';
import { type Mover, nextState } from './lifecycle.js';
import { TeamTasksService } from './team-tasks.service.js';

const PURPOSE = 'council-week';

/** What a council says to its week, and who says it. */
export interface CouncilAnswer {
  readonly saidBy: string;
  readonly wish:
    | { readonly kind: 'accept' }
    | { readonly kind: 'choose'; readonly monday: IsoDate }
    | { readonly kind: 'talk'; readonly note: string };
  /** The coordinator who records it; absent when the council pressed itself. */
  readonly recordedBy?: string;
}

/** Proposes each team's week to its council and takes the answer; then the team's peers may be asked. */
@Injectable()
export class CouncilWeeksService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly contacts: CouncilContactsService,
    private readonly jobs: AskingJobsService,
    private readonly letters: Letters,
    private readonly programmes: ProgrammesService,
    private readonly tasks: TeamTasksService,
  ) {}

  /** Proposes the week of a team to its council; does nothing when that was done. */
  async propose(tx: Tx, teamId: string, alternatives: readonly WeekAlternative[]): Promise<void> {
    const [team] = await tx.query<{ monday: IsoDate; yearId: string }[]>(
      `select t.monday::text, c.year_id as "yearId" from team t join challenge c on c.id = t.challenge_id where t.id = $1 for update of t`,
      [teamId],
    );
    if (!team || (await findCouncilWeek(tx, { teamId }))) return;
    const [{ id }] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
    const { settings } = await this.programmes.get(tx, team.yearId);
    await tx.query(
      `insert into council_week (id, team_id, monday, alternatives, token_hash, due_at, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        teamId,
        team.monday,
        JSON.stringify(alternatives),
        hashLinkSecret(deriveSecret(this.config.secretKey, PURPOSE, id)),
        councilDueAt(this.clock.now(), settings.asking),
        this.clock.now(),
      ],
    );
    await this.write(tx, (await findCouncilWeek(tx, { id }))!, 'week-proposed', writeProposal);
  }

  /** Proposes the week of a team again, with a new deadline, after silence or a talk. @throws DomainError not-found, conflict. */
  async proposeAgain(tx: Tx, teamId: string): Promise<void> {
    const facts = await this.lock(tx, await this.get(tx, teamId));
    await this.step(tx, facts, 'propose-again', 'coordinator');
    const { settings } = await this.programmes.get(tx, facts.yearId);
    await tx.query(
      `update council_week set due_at = $2, proposed_at = $3, reminded_at = null, version = version + 1 where id = $1`,
      [facts.id, councilDueAt(this.clock.now(), settings.asking), this.clock.now()],
    );
    await this.tasks.settle(tx, facts.id, ['council-overdue', 'council-wants-to-talk', 'week-not-to-be-had']);
    await this.write(tx, (await findCouncilWeek(tx, { id: facts.id }))!, 'week-proposed', writeProposal);
  }

  /** The proposal that a link opens. @throws DomainError not-found. */
  async open(tx: Tx, token: string): Promise<CouncilWeekFacts> {
    const facts = isLinkSecret(token) ? await findCouncilWeek(tx, { tokenHash: hashLinkSecret(token) }) : null;
    if (facts) return facts;
    throw new DomainError(
      'not-found',
      'teams.unknown-link',
      'This link leads to no proposal. It may have been cut off in the letter, or the programme is being planned again.',
    );
  }

  /** The live proposal of a team. @throws DomainError not-found. */
  async get(tx: Tx, teamId: string): Promise<CouncilWeekFacts> {
    const facts = await findCouncilWeek(tx, { teamId });
    if (facts) return facts;
    throw new DomainError(
      'not-found',
      'teams.no-proposal',
      `No week has been proposed to the council of team ${teamId} yet.`,
    );
  }

  list(tx: Tx, yearId: string): Promise<CouncilWeekFacts[]> {
    return listCouncilWeeks(tx, { yearId });
  }

  findLapsed(tx: Tx): Promise<string[]> {
    return findLapsedWeeks(tx, this.clock.now());
  }

  /**
   * Takes the answer of a council. The same answer twice is harmless.
   * @throws DomainError conflict with what is so; invalid for a week that was not on offer.
   */
  async answer(tx: Tx, asked: CouncilWeekFacts, { wish, saidBy, recordedBy }: CouncilAnswer): Promise<void> {
    const facts = await this.lock(tx, asked);
    const isSame =
      (wish.kind === 'accept' && facts.state === 'accepted') ||
      (wish.kind === 'choose' && facts.state === 'moving' && facts.chosenMonday === wish.monday) ||
      (wish.kind === 'talk' && facts.state === 'talking');
    if (isSame) return;
    const who: Mover = recordedBy === undefined ? 'council' : 'coordinator';
    const said = [this.clock.now(), saidBy, recordedBy ?? null] as const;
    if (wish.kind === 'choose') {
      if (!facts.alternatives.some(({ monday }) => monday === wish.monday))
        throw new DomainError(
          'invalid',
          'teams.week-not-on-offer',
          `The week of ${sayDate(wish.monday)} is not among those offered to ${facts.councilName}. Choose one of them, or ask to talk.`,
        );
      await this.step(tx, facts, 'choose-another', who, wish.monday);
      await this.jobs.moveWeek(tx, facts.id);
    } else await this.step(tx, facts, wish.kind, who);
    await tx.query(
      `update council_week set answered_at = $2, said_by = $3, recorded_by = $4, note = $5, version = version + 1 where id = $1`,
      [facts.id, ...said, wish.kind === 'talk' ? wish.note : null],
    );
    if (wish.kind !== 'talk')
      await this.tasks.settle(tx, facts.id, ['council-overdue', 'council-wants-to-talk', 'week-not-to-be-had']);
    if (wish.kind === 'accept') await this.settleOn(tx, facts.id);
    if (wish.kind === 'talk')
      await this.tasks.open(tx, {
        kind: 'council-wants-to-talk',
        teamId: facts.teamId,
        subjectId: facts.id,
        sentence: `${saidBy} of ${facts.councilName} wants to talk about the week of ${sayDate(facts.monday)}.`,
        details: { note: wish.note },
      });
  }

  /** A proposal that waits to be moved; null when that was done. Holds it until the transaction ends. */
  async findMoving(tx: Tx, councilWeekId: string): Promise<CouncilWeekFacts | null> {
    const asked = await findCouncilWeek(tx, { id: councilWeekId });
    const facts = asked && (await this.lock(tx, asked));
    return facts?.state === 'moving' ? facts : null;
  }

  /** The planner has moved the challenge to the week that the council chose. */
  async markMoved(tx: Tx, councilWeekId: string, monday: IsoDate): Promise<void> {
    const facts = (await findCouncilWeek(tx, { id: councilWeekId }))!;
    await this.step(tx, facts, 'move', 'system');
    await tx.query('update council_week set monday = $2, version = version + 1 where id = $1', [facts.id, monday]);
    await this.settleOn(tx, facts.id);
  }

  /** The week that the council chose is no longer to be had. @param why for the coordinator */
  async markNotToBeHad(tx: Tx, councilWeekId: string, why: string): Promise<void> {
    const facts = (await findCouncilWeek(tx, { id: councilWeekId }))!;
    await this.step(tx, facts, 'cannot-move', 'system');
    const chosen = facts.chosenMonday!;
    await this.write(tx, facts, 'week-gone', (week, name) => writeWeekGone(week, name, chosen));
    await this.tasks.open(tx, {
      kind: 'week-not-to-be-had',
      teamId: facts.teamId,
      subjectId: facts.id,
      sentence: `${facts.councilName} chose the week of ${sayDate(chosen)}, which is no longer to be had. ${why}`,
    });
  }

  /** Lets a team's peers be asked before its council has accepted. Harmless when they may be asked already. */
  async releaseEarly(tx: Tx, teamId: string): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `update team set asking_from = $2, version = version + 1 where id = $1 and asking_from is null`,
      [teamId, this.clock.now()],
    );
    if (changed === 1) await this.jobs.askNext(tx, teamId);
  }

  /** Ends the wait for a council that has not answered in time; a coordinator sees to it. */
  async lapse(tx: Tx, councilWeekId: string): Promise<void> {
    const asked = await findCouncilWeek(tx, { id: councilWeekId });
    if (!asked) return;
    const facts = await this.lock(tx, asked);
    if (facts.state !== 'proposed' || facts.dueAt > this.clock.now()) return;
    await this.step(tx, facts, 'lapse', 'system');
    await this.tasks.open(tx, {
      kind: 'council-overdue',
      teamId: facts.teamId,
      subjectId: facts.id,
      sentence: `${facts.councilName} has not answered whether the week of ${sayDate(facts.monday)} suits it. Ring its contact, and record the answer.`,
    });
  }

  /** Reminds the contacts of a council, once before its time is over. */
  async remind(tx: Tx, councilWeekId: string): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `update council_week set reminded_at = $2, version = version + 1 where id = $1 and state = 'proposed' and reminded_at is null`,
      [councilWeekId, this.clock.now()],
    );
    if (changed === 1)
      await this.write(tx, (await findCouncilWeek(tx, { id: councilWeekId }))!, 'week-reminder', writeWeekReminder);
  }

  /** Takes back the proposals of a plan whose approval is withdrawn, and says so. @throws DomainError conflict. */
  async withdrawOfPlan(tx: Tx, planId: string): Promise<void> {
    for (const facts of await listCouncilWeeks(tx, { planId })) {
      if (facts.state === 'accepted') continue;
      await this.step(tx, facts, 'withdraw', 'coordinator');
      await this.write(tx, facts, 'week-withdrawn', writeWeekWithdrawn);
    }
  }

  /** Takes back the proposals, accepted ones too, of teams that a plan in the place of the approved one moves or defers. */
  async withdrawOfTeams(tx: Tx, teamIds: readonly string[]): Promise<void> {
    for (const teamId of teamIds) {
      const facts = await findCouncilWeek(tx, { teamId });
      if (!facts) continue;
      await this.step(tx, await this.lock(tx, facts), 'replan', 'coordinator');
      await this.write(tx, facts, 'week-withdrawn', writeWeekWithdrawn);
    }
  }

  private async settleOn(tx: Tx, id: string): Promise<void> {
    const facts = (await findCouncilWeek(tx, { id }))!;
    await tx.query(
      `update team set week_state = 'accepted', version = version + 1 where id = $1 and week_state <> 'accepted'`,
      [facts.teamId],
    );
    await this.write(tx, facts, 'week-settled', (week, name) =>
      writeSettled(week, name, facts.saidBy ?? facts.councilName),
    );
    await this.releaseEarly(tx, facts.teamId);
  }

  private async lock(tx: Tx, { id }: CouncilWeekFacts): Promise<CouncilWeekFacts> {
    await tx.query('select id from council_week where id = $1 for update', [id]);
    return (await findCouncilWeek(tx, { id }))!;
  }

  private async step(
    tx: Tx,
    facts: CouncilWeekFacts,
    event: CouncilWeekEvent,
    who: Mover,
    chosen?: IsoDate,
  ): Promise<void> {
    const state = nextState(COUNCIL_WEEK_LIFECYCLE, facts.state, event, who);
    if (state === null)
      throw new DomainError(
        'conflict',
        'teams.council-week-state',
        `The proposal of ${sayDate(facts.monday)} to ${facts.councilName} is ${facts.state}, so that this cannot be done (${event}).`,
      );
    await tx.query(
      'update council_week set state = $2, chosen_monday = coalesce($3, chosen_monday), version = version + 1 where id = $1',
      [facts.id, state, chosen ?? null],
    );
  }

  /** Writes to every contact of the council; without one a coordinator has to see to it. */
  private async write(
    tx: Tx,
    facts: CouncilWeekFacts,
    kind: string,
    compose: (week: CouncilWeekFacts, name: string, link: string) => { subject: string; text: string },
  ): Promise<void> {
    const contacts = await this.contacts.list(tx, facts.councilId);
    const link = `${this.config.publicBaseUrl}/council-weeks/${secretPlaceholder(PURPOSE, facts.id)}`;
    for (const { name, address } of contacts)
      await this.letters.write(tx, {
        ...compose(facts, name, link),
        kind: `teams.${kind}`,
        dedupeKey: `${facts.id} ${facts.version} ${address}`,
        personId: null,
        toAddress: address,
      });
    if (contacts.length === 0)
      await this.tasks.open(tx, {
        kind: 'council-without-contact',
        teamId: facts.teamId,
        subjectId: facts.teamId,
        sentence: `Nobody at ${facts.councilName} can be written to. Add a contact of the council, and propose its week again, or record its answer from a telephone call.`,
      });
  }
}
