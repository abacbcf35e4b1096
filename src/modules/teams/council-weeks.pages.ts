import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type CouncilAnswer, CouncilWeeksService } from './council-weeks.service.js';
import { isPressed, PRESS_MISSING } from './press.js';
import { viewCouncilAnswer, viewCouncilWeek, type Wish } from './views/council-week.view.js';

const answerForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  press: z.string().max(20).default(''),
  saidBy: z.string().trim().max(200).default(''),
  note: z.string().trim().max(2000).default(''),
});
type AnswerForm = z.infer<typeof answerForm>;

/** The page behind the link of a proposed week. Pages show, a second page asks, and only a person's press there answers. */
@ApiExcludeController()
@Controller('council-weeks/:token')
export class CouncilWeeksPages {
  constructor(
    private readonly councilWeeks: CouncilWeeksService,
    private readonly database: Database,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Operation('teams.show-council-week')
  async show(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    const facts = await this.database.read(actor, (tx) => this.councilWeeks.open(tx, token));
    this.pages.render(response, 'teams/council-week', { page: viewCouncilWeek(facts, `/council-weeks/${token}`) });
  }

  @Get('accept')
  @Operation('teams.ask-council-acceptance')
  askAcceptance(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    return this.ask(actor, token, { kind: 'accept' }, response);
  }

  @Post('accept')
  @Operation('teams.accept-council-week')
  accept(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Body({ schema: answerForm }) given: AnswerForm,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, token, { kind: 'accept' }, given, response);
  }

  @Get('choose/:monday')
  @Operation('teams.ask-council-choice')
  askChoice(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Param('monday', { schema: z.iso.date() }) monday: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.ask(actor, token, { kind: 'choose', monday }, response);
  }

  @Post('choose/:monday')
  @Operation('teams.choose-council-week')
  choose(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Param('monday', { schema: z.iso.date() }) monday: string,
    @Body({ schema: answerForm }) given: AnswerForm,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, token, { kind: 'choose', monday }, given, response);
  }

  @Get('talk')
  @Operation('teams.ask-council-talk')
  askTalk(@CurrentActor() actor: Actor, @Param('token') token: string, @Res() response: Response): Promise<void> {
    return this.ask(actor, token, { kind: 'talk' }, response);
  }

  @Post('talk')
  @Operation('teams.request-council-talk')
  talk(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Body({ schema: answerForm }) given: AnswerForm,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, token, { kind: 'talk' }, given, response);
  }

  private async ask(
    actor: Actor,
    token: string,
    wish: Wish,
    response: Response,
    given: Partial<AnswerForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const facts = await this.database.read(actor, (tx) => this.councilWeeks.open(tx, token));
    const href = `/council-weeks/${token}`;
    const isOffered = wish.kind !== 'choose' || facts.alternatives.some(({ monday }) => monday === wish.monday);
    if (!viewCouncilWeek(facts, href).mayAnswer || !isOffered) {
      response.redirect(303, href);
      return;
    }
    this.pages.render(response, 'teams/council-answer', { page: viewCouncilAnswer(facts, href, wish), given, errors });
  }

  private async decide(actor: Actor, token: string, wish: Wish, given: AnswerForm, response: Response): Promise<void> {
    const errors: FieldError[] = [
      ...(given.saidBy === '' ? [{ field: 'saidBy', message: 'Enter your name' }] : []),
      ...(wish.kind === 'talk' && given.note === '' ? [{ field: 'note', message: 'Say what we should know' }] : []),
      ...(isPressed(given.press) ? [] : [{ field: 'press', message: PRESS_MISSING }]),
    ];
    if (errors.length > 0) {
      await this.ask(actor, token, wish, response, given, errors);
      return;
    }
    const said: CouncilAnswer['wish'] = wish.kind === 'talk' ? { kind: 'talk', note: given.note } : wish;
    try {
      await this.database.inTransaction(actor, async (tx) =>
        this.councilWeeks.answer(tx, await this.councilWeeks.open(tx, token), { wish: said, saidBy: given.saidBy }),
      );
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error;
      this.pages.flash(response, error.message);
    }
    response.redirect(303, `/council-weeks/${token}`);
  }
}
