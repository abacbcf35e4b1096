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
import { PageIdPipe } from './page-id.pipe.js';
import { PlansService } from './plans.service.js';
import { TeamRolesService } from './team-roles.service.js';
import { viewRoles } from './views/team-roles.view.js';

/** An empty choice leaves the matter to the service. */
const choice = z
  .union([z.uuid(), z.literal('')])
  .default('')
  .transform((value) => (value === '' ? null : value));
const rolesForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  version: z.coerce.number().int().min(0),
  leadPeerId: choice,
  managerId: choice,
});

/** Who leads the teams of a plan and who runs them. */
@ApiExcludeController()
@Controller('plans/:planId')
export class TeamRolesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly plans: PlansService,
    private readonly roles: TeamRolesService,
  ) {}

  @Get('managers')
  @Operation('planning.show-team-roles')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { stored, facts, roles } = await this.database.read(actor, (tx) => this.roles.load(tx, planId));
    this.pages.render(response, 'planning/team-roles', { plan: stored, roles: viewRoles(facts, roles) });
  }

  @Post('teams/:challengeId/roles')
  @Operation('planning.choose-team-roles-on-page')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Body({ schema: rolesForm }) { version, leadPeerId, managerId }: z.infer<typeof rolesForm>,
    @Res() response: Response,
  ): Promise<void> {
    const { yearId } = await this.database.read(actor, (tx) => this.plans.get(tx, planId));
    try {
      await this.database.inTransaction(actor, (tx) =>
        this.roles.choose(tx, planId, challengeId, version, { leadPeerId, managerId }),
      );
      this.pages.flash(response, 'Lead and challenge manager are as you chose.');
    } catch (error) {
      if (!(error instanceof DomainError) || !['invalid', 'stale'].includes(error.kind)) throw error;
      this.pages.flash(response, `Nothing was changed. ${error.message}`);
    }
    response.redirect(303, `/years/${yearId}/challenges/${challengeId}?plan=${planId}`);
  }
}
