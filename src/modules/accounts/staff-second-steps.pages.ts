import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { listStaffSecondSteps } from './list-staff-second-steps.query.js';
import { SecondStepsService } from './second-steps.service.js';
import { STAFF_ROLES } from './session-strength.js';
import { viewStaffSecondSteps } from './views/staff-second-steps.view.js';

const resetForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), personId: z.uuid() });

/** Which of the staff have a second step; an administrator resets one whose phone is lost. */
@ApiExcludeController()
@Controller('staff-second-steps')
export class StaffSecondStepPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly secondSteps: SecondStepsService,
  ) {}

  @Get()
  @Operation('accounts.list-second-steps')
  async list(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const staff = await this.database.read(actor, (tx) => listStaffSecondSteps(tx, STAFF_ROLES));
    this.pages.render(response, 'accounts/staff-second-steps', { staff: viewStaffSecondSteps(staff) });
  }

  @Post('reset')
  @Operation('accounts.reset-second-step')
  async reset(
    @CurrentActor() actor: Actor,
    @Body({ schema: resetForm }) { personId }: z.infer<typeof resetForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.secondSteps.reset(tx, personId));
    this.pages.flash(response, 'The second step has been reset, and its person signed out and told by letter.');
    response.redirect(303, '/staff-second-steps');
  }
}
