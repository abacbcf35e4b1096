import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Actor, Database } from '../platform/database/database.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { ANSWERS, toLetters, type WeekLetter } from './availability-weeks.js';
import { fillWeeks, type MarkingInput, readCalendarFile, readFilling } from './marking-input.js';
import { type Marking, MarkingService } from './marking.service.js';
import { readCalendar } from './read-calendar.process.js';
import { sayInstant, sayWeeks, viewMarking, viewSaves } from './views/marking.view.js';

/** Whose weeks are marked on a page, and where it is. */
export interface Desk {
  readonly peerId: string;
  /** Address of the page. */
  readonly path: string;
  /** The page of an assistant names the peer and knows dates only. */
  readonly isOnBehalf: boolean;
}

/** What a page shows beside what is saved. */
interface Shown {
  readonly letters?: readonly WeekLetter[];
  readonly form?: Partial<MarkingInput>;
  readonly errors?: readonly FieldError[];
  readonly notice?: string;
  readonly warning?: string;
  readonly givenUp?: readonly IsoDate[];
}

/** Reading a calendar costs seconds of a processor. */
const CALENDARS: RateLimit = { purpose: 'peers.read-calendar', most: 20, windowMinutes: 60 };

/** The page on which weeks are marked, for the peer and for an assistant alike. */
@Injectable()
export class MarkingDeskService {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly marking: MarkingService,
    private readonly limits: RateLimits,
  ) {}

  async show(actor: Actor, desk: Desk, yearId: string | null, response: Response): Promise<void> {
    this.render(response, desk, await this.load(actor, desk, yearId));
  }

  async save(actor: Actor, desk: Desk, input: MarkingInput, response: Response): Promise<void> {
    const loaded = await this.load(actor, desk, input.year);
    const letters = chosen(loaded, input);
    const outcome = await this.database.inTransaction(actor, (tx) =>
      this.marking.save(tx, actor, desk.peerId, {
        yearId: input.year,
        base: toLetters(input.base),
        letters,
        givenUp: input.givenUp.split(','),
      }),
    );
    if (outcome.kind === 'stale') return this.showStale(actor, desk, input, outcome.merged, response);
    if (outcome.kind === 'confirm') {
      this.render(response, desk, loaded, {
        letters,
        givenUp: outcome.mondays,
        warning: `${desk.isOnBehalf ? loaded.peer.name : 'You'} ${desk.isOnBehalf ? 'has' : 'have'} a place on a challenge in ${sayWeeks(outcome.mondays)}. Nothing is saved yet. If you save this, the coordinator is told, and looks for somebody else or asks you.`,
      });
      return;
    }
    const { changes, givenUp, at } = outcome;
    const told = givenUp.length > 0 ? ` The coordinator is told about ${sayWeeks(givenUp)}.` : '';
    const sentence =
      changes === 0
        ? 'Nothing was changed: what you chose is what was saved.'
        : `Saved on ${sayInstant(at)}: ${changes} ${changes === 1 ? 'week' : 'weeks'} changed.${told}`;
    this.pages.flash(response, sentence);
    response.redirect(303, `${desk.path}?year=${input.year}`);
  }

  /** Fills weeks by a pattern and shows the form again; nothing is saved. */
  async fill(actor: Actor, desk: Desk, input: MarkingInput, response: Response): Promise<void> {
    const loaded = await this.load(actor, desk, input.year);
    const letters = chosen(loaded, input);
    const filling = readFilling(input);
    if ('faults' in filling) {
      this.render(response, desk, loaded, { letters, form: input, errors: filling.faults });
      return;
    }
    const { letters: filled, notice } = fillWeeks(loaded.weeks, letters, filling);
    this.render(response, desk, loaded, { letters: filled, notice });
  }

  async showCalendar(actor: Actor, desk: Desk, yearId: string | null, response: Response): Promise<void> {
    this.renderCalendar(response, desk, await this.load(actor, desk, yearId), []);
  }

  /** Reads a calendar and shows what it would change; nothing is saved, and nothing of the file is kept. */
  async readCalendar(actor: Actor, desk: Desk, yearId: string, file: unknown, response: Response): Promise<void> {
    await this.limits.take(CALENDARS, desk.peerId);
    const loaded = await this.load(actor, desk, yearId);
    const read = readCalendarFile(file);
    const answer =
      'fault' in read
        ? ({ kind: 'refused', fault: read.fault } as const)
        : await readCalendar({ text: read.text, mondays: loaded.weeks.map(({ monday }) => monday) });
    if (answer.kind === 'refused') {
      this.renderCalendar(response, desk, loaded, [{ field: 'file', message: answer.fault }]);
      return;
    }
    const { letters, notice } = fillWeeks(loaded.weeks, loaded.letters, answer);
    this.render(response, desk, loaded, { letters, notice });
  }

  private load(actor: Actor, { peerId }: Desk, yearId: string | null): Promise<Marking> {
    return this.database.read(actor, (tx) => this.marking.load(tx, peerId, yearId));
  }

  private async showStale(
    actor: Actor,
    desk: Desk,
    input: MarkingInput,
    merged: { readonly letters: readonly WeekLetter[]; readonly disputed: readonly number[] },
    response: Response,
  ): Promise<void> {
    const loaded = await this.load(actor, desk, input.year);
    const mondayOf = (week: number) => loaded.weeks[week]!.monday;
    const disputed = merged.disputed.map(mondayOf);
    const both =
      disputed.length > 0 ? ` In ${sayWeeks(disputed)} both chose: yours is shown, and what is saved beside it.` : '';
    this.render(response, desk, loaded, {
      letters: merged.letters,
      warning: `These weeks were saved in another window, or by somebody else, after you opened this page. Nothing of yours is lost and nothing of yours is saved yet: your choices are shown together with theirs.${both} Look at them and save.`,
    });
  }

  private render(response: Response, desk: Desk, loaded: Marking, shown: Shown = {}): void {
    const { peer, year, years, weeks, letters: saved, placed, saves } = loaded;
    const { letters = saved, form = {}, errors = [], notice = null, warning = null, givenUp = [] } = shown;
    this.pages.render(
      response,
      'peers/marking',
      {
        desk,
        peerName: desk.isOnBehalf ? peer.name : null,
        year,
        years: years.map(({ id, name }) => ({ id, name, isShown: id === year.id })),
        marking: viewMarking(weeks, saved, letters, placed),
        saves: viewSaves(saves),
        answers: ANSWERS,
        form,
        errors,
        notice,
        warning,
        givenUp: givenUp.join(','),
      },
      errors.length > 0 ? 422 : warning === null ? 200 : 409,
    );
  }

  private renderCalendar(response: Response, desk: Desk, { peer, year }: Marking, errors: readonly FieldError[]): void {
    this.pages.render(response, 'peers/calendar', {
      desk,
      peerName: desk.isOnBehalf ? peer.name : null,
      year,
      errors,
    });
  }
}

const chosen = ({ weeks, letters }: Marking, input: MarkingInput): WeekLetter[] =>
  weeks.map(({ monday, isAsked }, week) => (isAsked ? (input.weeks[monday] ?? '-') : letters[week]!));
