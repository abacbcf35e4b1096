import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type FormFault, toFormFaults } from './form-faults.js';
import { readInterest } from './interest-form.js';
import { NominationsService } from './nominations.service.js';
import { listRegions } from './read-answers.query.js';
import { viewHub } from './views/hub.view.js';

const text = (longest: number) => z.string().trim().max(longest).default('');
const nominationForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  hub: text(64),
  campaign: text(40),
  name: text(500),
  address: text(500),
  kind: text(60),
  region: text(100),
  statement: text(5000),
});
type NominationForm = z.infer<typeof nominationForm>;

/** The pages of a hub: its own line and nominees, and nothing of others. */
@ApiExcludeController()
@Controller('hub')
export class HubPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly nominations: NominationsService,
  ) {}

  @Get()
  @Operation('recruitment.show-own-nominations')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showHubs(actor, response);
  }

  @Post()
  @Operation('recruitment.nominate-on-page')
  async nominate(
    @CurrentActor() actor: Actor,
    @Body({ schema: nominationForm }) given: NominationForm,
    @Res() response: Response,
  ): Promise<void> {
    const errors = await this.attempt(actor, given);
    if (errors.length > 0) return this.showHubs(actor, response, given, errors);
    this.pages.flash(response, `${given.name} is asked by letter whether they would like to be a peer.`);
    response.redirect(303, '/hub');
  }

  private async attempt(actor: Actor, given: NominationForm): Promise<readonly FormFault[]> {
    const own = await this.database.read(actor, (tx) => this.nominations.readOwn(tx, actor));
    const regions = await this.database.read(actor, (tx) => listRegions(tx));
    const kinds = own.flatMap(({ hub }) => hub.kinds);
    const read = readInterest({ ...given, organisation: 'the hub' }, { kinds, regions });
    const isCampaign = z.uuid().safeParse(given.campaign).success;
    if ('errors' in read || !isCampaign) {
      const missing = isCampaign ? [] : [{ field: 'campaign', message: 'Choose a campaign' }];
      return [...missing, ...('errors' in read ? read.errors : [])];
    }
    try {
      await this.database.inTransaction(actor, (tx) =>
        this.nominations.nominate(tx, actor, given.campaign, given.hub || null, {
          ...read.interest,
          organisation: null,
        }),
      );
      return [];
    } catch (error) {
      const faults = toFormFaults(error, 'campaign');
      if (faults === null) throw error;
      return faults;
    }
  }

  private async showHubs(
    actor: Actor,
    response: Response,
    given: Partial<NominationForm> = {},
    errors: readonly FormFault[] = [],
  ): Promise<void> {
    const { own, regions } = await this.database.read(actor, async (tx) => ({
      own: await this.nominations.readOwn(tx, actor),
      regions: await listRegions(tx),
    }));
    this.pages.render(response, 'recruitment/hub', { ...viewHub(own, regions, given), given, errors });
  }
}
