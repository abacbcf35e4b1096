import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { RecruitmentService } from './recruitment.service.js';
import { introduceYear } from './views/years.view.js';

const text = z.string().trim().max(120).default('');
const startForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), name: text, opensOn: text, closesOn: text });
type StartForm = z.infer<typeof startForm>;

/** From what a year is short of to a campaign that looks for it. */
@ApiExcludeController()
@Controller('years/:yearId/recruitment')
export class RecruitmentPages {
  constructor(
    private readonly pages: Pages,
    private readonly recruitment: RecruitmentService,
  ) {}

  @Get()
  @Operation('planning.show-recruitment')
  async show(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showProposal(actor, yearId, response);
  }

  @Post()
  @Operation('planning.start-campaign-on-page')
  async start(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Body({ schema: startForm }) given: StartForm,
    @Res() response: Response,
  ): Promise<void> {
    const { name, opensOn, closesOn } = given;
    const errors: FieldError[] = [
      ...(name === '' ? [{ field: 'name', message: 'Enter a name' }] : []),
      ...Object.entries({ opensOn, closesOn })
        .filter(([, value]) => !z.iso.date().safeParse(value).success)
        .map(([field]) => ({ field, message: 'Enter a date like 2027-05-03' })),
    ];
    if (errors.length > 0) return this.showProposal(actor, yearId, response, given, errors);
    try {
      const campaign = await this.recruitment.start(actor, yearId, { name, opensOn, closesOn });
      response.redirect(303, `/campaigns/${campaign.id}`);
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error;
      await this.showProposal(actor, yearId, response, given, [{ field: 'name', message: error.message }]);
    }
  }

  private async showProposal(
    actor: Actor,
    yearId: string,
    response: Response,
    given: Partial<StartForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const { year, targets, say } = await this.recruitment.propose(actor, yearId);
    this.pages.render(response, 'planning/recruitment', {
      year: introduceYear(year),
      targets: targets.map(({ kind, region, number }) => ({
        kind: say.kind(kind),
        region: region ?? 'Anywhere',
        number,
      })),
      total: targets.reduce((sum, { number }) => sum + number, 0),
      given,
      errors,
    });
  }
}
