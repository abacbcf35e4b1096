import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor, visitorOf, type WebRequest } from '../platform/web/visitor.js';
import { type TokenScope } from './api-token.js';
import { ApiTokensService } from './api-tokens.service.js';
import { PinsService } from './pins.service.js';
import { SecondStepsService } from './second-steps.service.js';
import { SessionsService } from './sessions.service.js';
import { viewAccount, viewSignIn } from './views/account.view.js';

const plainForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string() });
const tokenForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: z.string().trim().max(80).default(''),
  scope: z.enum(['read', 'write', '']).default(''),
  days: z.string().trim().max(10).default(''),
});
const revokeForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });

const MAX_DAYS = 366;

function checkTokenForm({ name, scope, days }: z.infer<typeof tokenForm>): FieldError[] {
  const errors: FieldError[] = [];
  if (name === '') errors.push({ field: 'name', message: 'Enter what the token is for' });
  if (scope === '') errors.push({ field: 'scope', message: 'Choose what the token may do' });
  if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > MAX_DAYS)
    errors.push({ field: 'days', message: `Enter a number of days from 1 to ${MAX_DAYS}` });
  return errors;
}

/** The visitor's own account: API tokens, signing out. */
@ApiExcludeController()
@Controller()
export class AccountPages {
  constructor(
    private readonly clock: Clock,
    private readonly pages: Pages,
    private readonly pins: PinsService,
    private readonly database: Database,
    private readonly secondSteps: SecondStepsService,
    private readonly tokens: ApiTokensService,
    private readonly sessions: SessionsService,
  ) {}

  @Get('account')
  @Operation('accounts.show-account')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showAccount(actor, response, {});
  }

  @Post('account/tokens')
  @Operation('accounts.create-token-on-page')
  async createToken(
    @CurrentActor() actor: Actor,
    @Body({ schema: tokenForm }) given: z.infer<typeof tokenForm>,
    @Res() response: Response,
  ): Promise<void> {
    const errors = checkTokenForm(given);
    if (errors.length > 0) {
      await this.showAccount(actor, response, { given, errors });
      return;
    }
    const scopes: TokenScope[] = given.scope === 'write' ? ['read', 'write'] : ['read'];
    const { name, secret } = await this.database.inTransaction(actor, (tx) =>
      this.tokens.create(tx, actor.personId!, { name: given.name, scopes, days: Number(given.days) }),
    );
    await this.showAccount(actor, response, { created: { name, secret } });
  }

  @Post('account/tokens/revoke')
  @Operation('accounts.revoke-token-on-page')
  async revokeToken(
    @CurrentActor() actor: Actor,
    @Body({ schema: revokeForm }) { id }: z.infer<typeof revokeForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.tokens.revoke(tx, actor.personId!, id));
    this.pages.flash(response, 'The API token has been revoked.');
    response.redirect(303, '/account');
  }

  @Post('sign-out')
  @Operation('accounts.sign-out')
  async signOut(
    @CurrentActor() actor: Actor,
    @Body({ schema: plainForm }) _: unknown,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    const { credentialId } = visitorOf(request);
    await this.database.inTransaction(actor, (tx) => this.sessions.end(tx, credentialId!));
    this.leave(response, 'You have signed out.');
  }

  @Post('sign-out/everywhere')
  @Operation('accounts.sign-out-everywhere')
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Body({ schema: plainForm }) _: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const ended = await this.database.inTransaction(actor, (tx) => this.sessions.endAll(tx, actor.personId!));
    this.leave(response, `You have signed out everywhere: ${ended} ${ended === 1 ? 'session' : 'sessions'}.`);
  }

  private leave(response: Response, sentence: string): void {
    this.sessions.takeCookie(response);
    this.pages.flash(response, sentence);
    response.redirect(303, '/sign-in');
  }

  private async showAccount(actor: Actor, response: Response, extra: AccountExtras): Promise<void> {
    const personId = actor.personId!;
    const { tokens, ...facts } = await this.database.read(actor, async (tx) => ({
      tokens: await this.tokens.list(tx, personId),
      sessions: await this.sessions.list(tx, personId),
      setUpAt: (await this.secondSteps.read(tx, personId)).setUpAt,
      hasPin: await this.pins.exists(tx, personId),
    }));
    const { credentialId } = visitorOf(response.req);
    this.pages.render(response, 'accounts/account', {
      ...viewAccount(actor.roles, tokens, this.clock.now()),
      signIn: viewSignIn(actor.roles, { ...facts, currentId: credentialId }),
      ...extra,
    });
  }
}

interface AccountExtras {
  readonly given?: z.infer<typeof tokenForm>;
  readonly errors?: FieldError[];
  readonly created?: { readonly name: string; readonly secret: string };
}
