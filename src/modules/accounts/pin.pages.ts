import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD, FormTokens } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor, visitorOf, type WebRequest } from '../platform/web/visitor.js';
import { Entrance } from './entrance.service.js';
import { findPinFault } from './pin-rules.js';
import { PinsService } from './pins.service.js';
import { SessionsService } from './sessions.service.js';

const digits = z.string().trim().max(100).default('');
const plainForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string() });
const newPinForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), pin: digits, again: digits });
const newPinByCodeForm = newPinForm.extend({ code: digits });

/** A path of this service and nothing else: no host, no query. */
const ownPath = z
  .string()
  .regex(/^\/(?!\/)[\w/-]{0,200}$/)
  .default('/account');
const confirmQuery = z.strictObject({ next: ownPath });
const confirmForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), pin: digits, next: ownPath });

function checkNewPin({ pin, again }: { pin: string; again: string }): FieldError[] {
  const fault = findPinFault(pin);
  if (fault !== null) return [{ field: 'pin', message: fault }];
  return pin === again ? [] : [{ field: 'again', message: 'Enter the same PIN twice' }];
}

/** Choosing a PIN, changing it, and giving it before confidential things. */
@ApiExcludeController()
@Controller('account')
export class PinPages {
  constructor(
    private readonly database: Database,
    private readonly entrance: Entrance,
    private readonly formTokens: FormTokens,
    private readonly pages: Pages,
    private readonly pins: PinsService,
    private readonly sessions: SessionsService,
  ) {}

  @Get('pin')
  @Operation('accounts.show-first-pin')
  async showFirst(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    if (await this.hasPin(actor)) response.redirect(303, '/account/pin/change');
    else this.pages.render(response, 'accounts/new-pin', { action: '/account/pin', isFirst: true });
  }

  @Post('pin')
  @Operation('accounts.choose-first-pin')
  async chooseFirst(
    @CurrentActor() actor: Actor,
    @Body({ schema: newPinForm }) given: z.infer<typeof newPinForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const errors = checkNewPin(given);
    if (errors.length > 0) {
      this.pages.render(response, 'accounts/new-pin', { action: '/account/pin', isFirst: true, errors });
      return;
    }
    await this.pins.chooseFirst(actor, given.pin);
    await this.leaveChanged(request, response);
  }

  @Get('pin/change')
  @Operation('accounts.show-pin-change')
  showChange(@Res() response: Response): void {
    this.pages.render(response, 'accounts/new-pin', { action: '/account/pin/change' });
  }

  @Post('pin/change')
  @Operation('accounts.change-pin')
  async change(
    @CurrentActor() actor: Actor,
    @Body({ schema: newPinForm }) given: z.infer<typeof newPinForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const errors = checkNewPin(given);
    if (errors.length > 0) {
      this.pages.render(response, 'accounts/new-pin', { action: '/account/pin/change', errors });
      return;
    }
    await this.pins.change(actor, given.pin);
    await this.leaveChanged(request, response);
  }

  @Get('confirm')
  @Operation('accounts.show-confirmation')
  async showConfirmation(
    @CurrentActor() actor: Actor,
    @Query({ schema: confirmQuery }) { next }: z.infer<typeof confirmQuery>,
    @Res() response: Response,
  ): Promise<void> {
    if (await this.hasPin(actor)) this.pages.render(response, 'accounts/confirm', { next });
    else response.redirect(303, '/account/pin');
  }

  @Post('confirm')
  @Operation('accounts.confirm-by-pin')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body({ schema: confirmForm }) { pin, next }: z.infer<typeof confirmForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    if (!(await this.pins.check(actor.personId!, pin))) {
      const message = 'This is not your PIN. After five wrong tries it is locked for half an hour';
      this.pages.render(response, 'accounts/confirm', { next, errors: [{ field: 'pin', message }] });
      return;
    }
    await this.entrance.strengthen(request, response, 'pin');
    response.redirect(303, next);
  }

  /** Sends the letter; pressing again sends another. */
  @Post('pin/forgotten')
  @Operation('accounts.request-new-pin')
  async request(
    @CurrentActor() actor: Actor,
    @Body({ schema: plainForm }) _: unknown,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.pins.sendCode(actor.personId!, this.formTokens.getBrowser(request));
    response.redirect(303, '/account/pin/forgotten');
  }

  @Get('pin/forgotten')
  @Operation('accounts.show-new-pin')
  showByCode(@Res() response: Response): void {
    this.pages.render(response, 'accounts/new-pin', { action: '/account/pin/new', needsCode: true });
  }

  @Post('pin/new')
  @Operation('accounts.choose-new-pin')
  async changeByCode(
    @CurrentActor() actor: Actor,
    @Body({ schema: newPinByCodeForm }) given: z.infer<typeof newPinByCodeForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const errors = checkNewPin(given);
    const wanted = {
      code: given.code.replace(/\s/g, ''),
      browser: this.formTokens.getBrowser(request),
      pin: given.pin,
    };
    if (errors.length === 0 && !(await this.pins.changeByCode(actor, wanted))) {
      const message = 'Enter the eight digits of the newest letter. After five wrong tries, ask for a new one';
      errors.push({ field: 'code', message });
    }
    if (errors.length > 0)
      this.pages.render(response, 'accounts/new-pin', { action: '/account/pin/new', needsCode: true, errors });
    else await this.leaveChanged(request, response);
  }

  private hasPin(actor: Actor): Promise<boolean> {
    return this.database.read(actor, (tx) => this.pins.exists(tx, actor.personId!));
  }

  /** Whoever else is signed in as this person has not given the new PIN. */
  private async leaveChanged(request: WebRequest, response: Response): Promise<void> {
    const { actor, credentialId } = visitorOf(request);
    await this.database.inTransaction(actor, (tx) => this.sessions.endOthers(tx, actor.personId!, credentialId!));
    await this.entrance.strengthen(request, response, 'pin');
    this.pages.flash(response, 'Your PIN has been set. You are asked for it before confidential things.');
    response.redirect(303, '/account');
  }
}
