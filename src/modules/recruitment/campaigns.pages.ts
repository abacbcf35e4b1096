import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { PeerKindsService } from '../peers/peer-kinds.service.js';
import { Config } from '../platform/config/config.js';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type Campaign, CampaignsService } from './campaigns.service.js';
import { ExpressionsService } from './expressions.service.js';
import { type FormFault, toFormFaults } from './form-faults.js';
import { readTargets, writeTargets } from './target-lines.js';
import { viewCampaign, viewCampaigns } from './views/campaign.view.js';

const text = (longest: number) => z.string().trim().max(longest).default('');
const campaignForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: text(120),
  introduction: text(3000),
  opensOn: text(20),
  closesOn: text(20),
  targets: text(10_000),
  version: z.coerce.number().int().min(0).catch(0).default(0),
});
type CampaignForm = z.infer<typeof campaignForm>;
const takeForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), organisation: text(64) });
const plainForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string() });

/** Recruitment campaigns for staff. */
@ApiExcludeController()
@Controller('campaigns')
export class CampaignsPages {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly kinds: PeerKindsService,
    private readonly campaigns: CampaignsService,
    private readonly expressions: ExpressionsService,
  ) {}

  @Get()
  @Operation('recruitment.show-campaigns')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('recruitment.create-campaign-on-page')
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: campaignForm }) given: CampaignForm,
    @Res() response: Response,
  ): Promise<void> {
    const done = await this.attempt(actor, given, (tx, campaign) =>
      this.campaigns.create(tx, { ...campaign, yearId: null }),
    );
    if ('errors' in done) return this.showList(actor, response, given, done.errors);
    this.pages.flash(response, `${done.name} is made.`);
    response.redirect(303, `/campaigns/${done.id}`);
  }

  @Get(':id')
  @Operation('recruitment.show-campaign')
  async showOne(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showCampaign(actor, id, response);
  }

  @Post(':id')
  @Operation('recruitment.edit-campaign-on-page')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: campaignForm }) given: CampaignForm,
    @Res() response: Response,
  ): Promise<void> {
    const done = await this.attempt(actor, given, (tx, campaign) =>
      this.campaigns.edit(tx, id, given.version, campaign),
    );
    if ('errors' in done) return this.showCampaign(actor, id, response, given, done.errors);
    this.pages.flash(response, `${done.name} is changed.`);
    response.redirect(303, `/campaigns/${id}`);
  }

  @Post(':id/expressions/:expressionId/take')
  @Operation('recruitment.take-expression-on-page')
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('expressionId', { schema: z.uuid() }) expressionId: string,
    @Body({ schema: takeForm }) { organisation }: z.infer<typeof takeForm>,
    @Res() response: Response,
  ): Promise<void> {
    const field = `organisation-${expressionId}`;
    if (organisation === '') {
      const message = 'Enter the reference of the home organisation, such as KEN';
      return this.showCampaign(actor, id, response, null, [{ field, message }]);
    }
    try {
      const taken = await this.database.inTransaction(actor, async (tx) =>
        this.expressions.take(tx, actor, await this.campaigns.get(tx, id), expressionId, organisation),
      );
      this.pages.flash(response, `${taken.name} is in the pool.`);
    } catch (error) {
      const faults = toFormFaults(error, 'organisation');
      if (faults === null) throw error;
      const errors = faults.map(({ message }) => ({ field, message }));
      return this.showCampaign(actor, id, response, null, errors);
    }
    response.redirect(303, `/campaigns/${id}`);
  }

  @Post(':id/expressions/:expressionId/decline')
  @Operation('recruitment.decline-expression-on-page')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('expressionId', { schema: z.uuid() }) expressionId: string,
    @Body({ schema: plainForm }) _: z.infer<typeof plainForm>,
    @Res() response: Response,
  ): Promise<void> {
    const declined = await this.database.inTransaction(actor, (tx) =>
      this.expressions.decline(tx, actor, id, expressionId),
    );
    this.pages.flash(response, `${declined.name} is declined. Write to them yourself: the service sends nothing.`);
    response.redirect(303, `/campaigns/${id}`);
  }

  /** Reads the form and does the work; what a person can mend comes back as faults of its fields. */
  private async attempt(
    actor: Actor,
    { name, introduction, opensOn, closesOn, targets }: CampaignForm,
    work: (tx: Tx, campaign: Omit<Campaign, 'id' | 'version' | 'yearId'>) => Promise<Campaign>,
  ): Promise<Campaign | { readonly errors: readonly FormFault[] }> {
    const read = readTargets(targets);
    const errors: FormFault[] = [
      ...(name === '' ? [{ field: 'name', message: 'Enter a name' }] : []),
      ...Object.entries({ opensOn, closesOn })
        .filter(([, value]) => !z.iso.date().safeParse(value).success)
        .map(([field]) => ({ field, message: 'Enter a date like 2027-05-03' })),
      ...('faults' in read ? [{ field: 'targets', message: read.faults.join(' ') }] : []),
    ];
    if ('faults' in read || errors.length > 0) return { errors };
    try {
      return await this.database.inTransaction(actor, (tx) =>
        work(tx, { name, introduction, opensOn, closesOn, targets: read.targets }),
      );
    } catch (error) {
      const faults = toFormFaults(error, 'name');
      if (faults === null) throw error;
      return { errors: faults };
    }
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<CampaignForm> = {},
    errors: readonly FormFault[] = [],
  ): Promise<void> {
    const campaigns = await this.database.read(actor, (tx) => this.campaigns.list(tx));
    this.pages.render(response, 'recruitment/campaigns', { campaigns: viewCampaigns(campaigns), given, errors });
  }

  private async showCampaign(
    actor: Actor,
    id: string,
    response: Response,
    given: CampaignForm | null = null,
    errors: readonly FormFault[] = [],
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const campaign = await this.campaigns.get(tx, id);
      const view = viewCampaign({
        campaign,
        funnel: await this.campaigns.funnel(tx, campaign),
        expressions: await this.expressions.list(tx, id),
        kinds: await this.kinds.listKinds(tx),
        formAddress: `${this.config.publicBaseUrl}/join/${id}`,
      });
      return { ...view, given: given ?? { ...campaign, targets: writeTargets(campaign.targets) } };
    });
    this.pages.render(response, 'recruitment/campaign', { ...model, errors });
  }
}
