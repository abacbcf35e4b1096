import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { PlacementClashesService } from './placement-clashes.service.js';
import { viewClashes } from './views/placement-clashes.view.js';

const clashForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
});

/** Availability that changed after placing, for the coordinator of a year. */
@ApiExcludeController()
@Controller('years/:yearId/availability-changes')
export class PlacementClashesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly years: ProgrammesService,
    private readonly clashes: PlacementClashesService,
  ) {}

  @Get()
  @Operation('peers.show-clashes')
  async show(
    @CurrentActor() actor: Actor,
    @Param('yearId', { schema: z.uuid() }) yearId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { year, clashes } = await this.database.read(actor, async (tx) => ({
      year: await this.years.get(tx, yearId),
      clashes: await this.clashes.list(tx, yearId),
    }));
    this.pages.render(response, 'peers/placement-clashes', { year, clashes: viewClashes(clashes) });
  }

  @Post()
  @Operation('peers.acknowledge-clash-on-page')
  async acknowledge(
    @CurrentActor() actor: Actor,
    @Param('yearId', { schema: z.uuid() }) yearId: string,
    @Body({ schema: clashForm }) { id, version }: z.infer<typeof clashForm>,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const { peer } = await this.database.inTransaction(actor, (tx) =>
        this.clashes.acknowledge(tx, actor, yearId, id, version),
      );
      this.pages.flash(response, `It is noted that you deal with the place of ${peer.name}.`);
    } catch (error) {
      if (!(error instanceof DomainError) || !['stale', 'not-found'].includes(error.kind)) throw error;
      this.pages.flash(response, 'Nothing was changed: somebody else has dealt with it, or it is settled.');
    }
    response.redirect(303, `/years/${yearId}/availability-changes`);
  }
}
