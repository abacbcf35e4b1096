import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { CalendarService } from '../programmes/calendar.service.js';
import { type Answer, AnswersService } from './answers.service.js';
import { DECLINE_REASON_CODES } from './decline-reasons.js';
import { isPressed, PRESS_MISSING } from './press.js';
import { viewInvitation, viewWeeks } from './views/invitation.view.js';

const form = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, [FORM_TOKEN_FIELD]: z.string(), press: z.string().max(20).default('') });
const text = z.string().trim().max(1000).default('');
const acceptForm = form({ conflict: z.enum(['none', 'declared', '']).default(''), conflictNote: text });
const declineForm = form({
  reason: z.enum([...DECLINE_REASON_CODES, '']).default(''),
  note: text,
  weeks: z
    .union([z.iso.date(), z.array(z.iso.date()).max(60)])
    .default([])
    .transform((given) => [given].flat()),
});
type AcceptForm = z.infer<typeof acceptForm>;
type DeclineForm = z.infer<typeof declineForm>;
type Form = 'accept' | 'decline';

/**
 * The page behind the link of one letter. It answers that letter and nothing else: nobody is signed in by it. Pages show, a second
 * page asks, and only a person's press there answers.
 */
@ApiExcludeController()
@Controller('invitations/:token')
export class InvitationsPages {
  constructor(
    private readonly answers: AnswersService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Operation('teams.show-invitation')
  async show(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    const { facts, may } = await this.database.read(actor, (tx) => this.answers.open(tx, token));
    this.pages.render(response, 'teams/invitation', { page: viewInvitation(facts, may, `/invitations/${token}`) });
  }

  @Get('accept')
  @Operation('teams.ask-acceptance')
  askAcceptance(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    return this.ask(actor, token, 'accept', response);
  }

  @Post('accept')
  @Operation('teams.accept-invitation')
  accept(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Body({ schema: acceptForm }) given: AcceptForm,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, token, 'accept', given, response);
  }

  @Get('decline')
  @Operation('teams.ask-refusal')
  askRefusal(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    return this.ask(actor, token, 'decline', response);
  }

  @Post('decline')
  @Operation('teams.decline-invitation')
  decline(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Body({ schema: declineForm }) given: DeclineForm,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, token, 'decline', given, response);
  }

  /** Shows the form, or sends back to the page that says why there is none. */
  private async ask(
    actor: Actor,
    token: string,
    which: Form,
    response: Response,
    given: Partial<AcceptForm & DeclineForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const { facts, may, weeks } = await this.database.read(actor, async (tx) => {
      const opened = await this.answers.open(tx, token);
      const calendar = await this.calendar.loadYear(tx, opened.facts.yearId);
      return { ...opened, weeks: calendar.weeks };
    });
    const href = `/invitations/${token}`;
    if (!may[which]) {
      response.redirect(303, href);
      return;
    }
    const open = weeks.map(({ monday, open: isOpen }) => ({ monday, isOpen }));
    const page = { ...viewInvitation(facts, may, href), weeks: viewWeeks(open, facts.monday, this.clock.today()) };
    this.pages.render(response, `teams/${which}`, { page, given, errors });
  }

  private async decide(
    actor: Actor,
    token: string,
    which: Form,
    given: AcceptForm | DeclineForm,
    response: Response,
  ): Promise<void> {
    const { facts } = await this.database.read(actor, (tx) => this.answers.open(tx, token));
    const read = 'conflict' in given ? readAcceptance(given, facts.kind) : readRefusal(given);
    const errors = [...read.errors, ...(isPressed(given.press) ? [] : [{ field: 'press', message: PRESS_MISSING }])];
    if (errors.length > 0 || read.answer === null) {
      await this.ask(actor, token, which, response, given, errors);
      return;
    }
    const { answer } = read;
    try {
      await this.database.inTransaction(actor, (tx) => this.answers.answerByLink(tx, token, answer));
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      this.pages.flash(response, error.message);
    }
    response.redirect(303, `/invitations/${token}`);
  }
}

interface ReadForm {
  readonly answer: Answer | null;
  readonly errors: readonly FieldError[];
}

function readAcceptance({ conflict, conflictNote }: AcceptForm, kind: 'offer' | 'sounding'): ReadForm {
  if (kind === 'sounding' || conflict === 'none') return { answer: { kind: 'accept', conflict: null }, errors: [] };
  if (conflict === '')
    return {
      answer: null,
      errors: [{ field: 'conflict', message: 'Say whether you have an interest in this council' }],
    };
  if (conflictNote === '')
    return { answer: null, errors: [{ field: 'conflictNote', message: 'Say what we should know' }] };
  return { answer: { kind: 'accept', conflict: conflictNote }, errors: [] };
}

const readRefusal = ({ reason, note, weeks }: DeclineForm): ReadForm =>
  reason === ''
    ? { answer: null, errors: [{ field: 'reason', message: 'Choose a reason; it helps us to plan' }] }
    : {
        answer: {
          kind: 'decline',
          reason,
          note: note === '' ? null : note,
          ...(reason === 'another-week' ? { otherWeeks: weeks } : {}),
        },
        errors: [],
      };
