import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor, visitorOf, type WebRequest } from '../platform/web/visitor.js';
import { Entrance } from './entrance.service.js';
import { SecondStepsService } from './second-steps.service.js';
import { viewSecondStep } from './views/second-step.view.js';

const plainForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string() });
const codeForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), code: z.string().trim().max(100).default('') });

const WRONG_CODE: readonly FieldError[] = [
  {
    field: 'code',
    message:
      'Enter the six digits that your app shows now. Each code works once; wait for the next if you have used it',
  },
];

/** The second step of signing in, and setting it up. */
@ApiExcludeController()
@Controller()
export class SecondStepPages {
  constructor(
    private readonly database: Database,
    private readonly entrance: Entrance,
    private readonly pages: Pages,
    private readonly secondSteps: SecondStepsService,
  ) {}

  @Get('sign-in/second-step')
  @Operation('accounts.show-second-step')
  show(@Res() response: Response): void {
    this.pages.render(response, 'accounts/second-step');
  }

  @Post('sign-in/second-step')
  @Operation('accounts.take-second-step')
  async take(
    @CurrentActor() actor: Actor,
    @Body({ schema: codeForm }) { code }: z.infer<typeof codeForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const method = await this.secondSteps.take(actor.personId!, code);
    if (method === null) {
      this.pages.render(response, 'accounts/second-step', { errors: WRONG_CODE });
      return;
    }
    await this.entrance.strengthen(request, response, method);
    response.redirect(303, '/');
  }

  @Get('account/second-step')
  @Operation('accounts.show-second-step-setup')
  async showSetup(@Req() request: WebRequest, @Res() response: Response): Promise<void> {
    await this.renderSetup(request, response);
  }

  @Post('account/second-step/start')
  @Operation('accounts.start-second-step-setup')
  async start(
    @CurrentActor() actor: Actor,
    @Body({ schema: plainForm }) _: unknown,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.secondSteps.start(tx, actor.personId!));
    response.redirect(303, '/account/second-step');
  }

  @Post('account/second-step/finish')
  @Operation('accounts.finish-second-step-setup')
  async finish(
    @CurrentActor() actor: Actor,
    @Body({ schema: codeForm }) { code }: z.infer<typeof codeForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const codes = await this.secondSteps.finish(actor.personId!, code.replace(/\s/g, ''));
    if (codes === null) {
      await this.renderSetup(request, response, { errors: WRONG_CODE });
      return;
    }
    await this.entrance.strengthen(request, response, 'app-code');
    this.pages.render(response, 'accounts/recovery-codes', { codes });
  }

  @Post('account/second-step/recovery-codes')
  @Operation('accounts.renew-recovery-codes')
  async renewCodes(
    @CurrentActor() actor: Actor,
    @Body({ schema: plainForm }) _: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const codes = await this.database.inTransaction(actor, (tx) =>
      this.secondSteps.renewRecoveryCodes(tx, actor.personId!),
    );
    this.pages.render(response, 'accounts/recovery-codes', { codes });
  }

  private async renderSetup(
    request: WebRequest,
    response: Response,
    extra: { readonly errors?: readonly FieldError[] } = {},
  ): Promise<void> {
    const { actor, name } = visitorOf(request);
    const secondStep = await this.database.read(actor, (tx) => this.secondSteps.read(tx, actor.personId!));
    this.pages.render(response, 'accounts/second-step-setup', { ...viewSecondStep(secondStep, name ?? ''), ...extra });
  }
}
