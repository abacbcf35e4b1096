import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { PeerKindsService } from '../peers/peer-kinds.service.js';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { CurrentActor, type WebRequest } from '../platform/web/visitor.js';
import { CampaignsService } from './campaigns.service.js';
import { ExpressionsService } from './expressions.service.js';
import { readInterest } from './interest-form.js';
import { listRegions } from './read-answers.query.js';

const text = (longest: number) => z.string().trim().max(longest).default('');
const interestForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: text(500),
  address: text(500),
  kind: text(60),
  region: text(100),
  organisation: text(500),
  statement: text(5000),
  /** People do not see it; programs that fill every field do. */
  website: text(500),
});
type InterestForm = z.infer<typeof interestForm>;
const confirmForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), isSure: z.enum(['yes', '']).default('') });
const secretSchema = z.string().regex(/^[\w-]{43}$/);

const ASKS_PER_CALLER: RateLimit = { purpose: 'recruitment.interest-caller', most: 20, windowMinutes: 60 };
const ASKS_PER_ADDRESS: RateLimit = { purpose: 'recruitment.interest-address', most: 5, windowMinutes: 1440 };
const CONFIRMS_PER_CALLER: RateLimit = { purpose: 'recruitment.confirm-caller', most: 60, windowMinutes: 60 };

/** The public form of a campaign, and its confirmation. A page changes nothing; a tick and a press do. */
@ApiExcludeController()
@Controller('join')
export class JoinPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly kinds: PeerKindsService,
    private readonly campaigns: CampaignsService,
    private readonly expressions: ExpressionsService,
  ) {}

  @Get('thanks')
  @Operation('recruitment.show-thanks')
  showThanks(@Res() response: Response): void {
    this.pages.render(response, 'recruitment/join-thanks');
  }

  @Get('confirm/:secret')
  @Operation('recruitment.show-confirmation')
  async showConfirmation(
    @CurrentActor() actor: Actor,
    @Param('secret', { schema: secretSchema }) secret: string,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.limits.take(CONFIRMS_PER_CALLER, request.ip ?? 'unknown');
    await this.showConfirm(actor, secret, response, []);
  }

  /** The tick is what a program that posts every form it finds does not set. */
  @Post('confirm/:secret')
  @Operation('recruitment.confirm-interest')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('secret', { schema: secretSchema }) secret: string,
    @Body({ schema: confirmForm }) { isSure }: z.infer<typeof confirmForm>,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.limits.take(CONFIRMS_PER_CALLER, request.ip ?? 'unknown');
    if (isSure !== 'yes') {
      const message = 'Tick the box if you are interested, or leave the page if not';
      return this.showConfirm(actor, secret, response, [{ field: 'isSure', message }]);
    }
    const { campaign } = await this.database.inTransaction(actor, (tx) => this.expressions.confirm(tx, secret));
    this.pages.render(response, 'recruitment/join-confirmed', { campaign });
  }

  @Get(':id')
  @Operation('recruitment.show-form')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showForm(actor, id, response);
  }

  @Post(':id')
  @Operation('recruitment.express-interest')
  async express(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: interestForm }) given: InterestForm,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.limits.take(ASKS_PER_CALLER, request.ip ?? 'unknown');
    const choices = await this.choices(actor);
    const read = readInterest(given, choices);
    if ('errors' in read) return this.showForm(actor, id, response, given, read.errors);
    await this.limits.take(ASKS_PER_ADDRESS, read.interest.address);
    await this.database.inTransaction(actor, async (tx) => {
      const campaign = await this.campaigns.getOpen(tx, id);
      if (given.website === '') await this.expressions.ask(tx, campaign, read.interest, null);
    });
    response.redirect(303, '/join/thanks');
  }

  private choices(actor: Actor) {
    return this.database.read(actor, async (tx) => ({
      kinds: await this.kinds.listKinds(tx),
      regions: await listRegions(tx),
    }));
  }

  private async showConfirm(
    actor: Actor,
    secret: string,
    response: Response,
    errors: readonly FieldError[],
  ): Promise<void> {
    const found = await this.database.read(actor, (tx) => this.expressions.findBySecret(tx, secret));
    this.pages.render(response, 'recruitment/join-confirm', { ...found, action: `/join/confirm/${secret}`, errors });
  }

  private async showForm(
    actor: Actor,
    id: string,
    response: Response,
    given: Partial<InterestForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const campaign = await this.database.read(actor, (tx) => this.campaigns.getOpen(tx, id));
    const { kinds, regions } = await this.choices(actor);
    const pick = (value: string, label: string, chosen = '') => ({ value, text: label, selected: value === chosen });
    this.pages.render(response, 'recruitment/join', {
      campaign: { id, name: campaign.name, introduction: campaign.introduction },
      kindItems: [pick('', 'Choose one'), ...kinds.map(({ code, name }) => pick(code, name, given.kind))],
      regionItems: [pick('', 'Choose one'), ...regions.map((region) => pick(region, region, given.region))],
      given,
      errors,
    });
  }
}
