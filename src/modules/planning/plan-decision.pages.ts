import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { ApprovalsService } from './approvals.service.js';
import { PageIdPipe } from './page-id.pipe.js';
import { type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { loadYearNames } from './year-names.query.js';
import { type ReplacementFacts, viewApproval, viewRefusal, viewWithdrawal } from './views/plan-decision.view.js';

const VIEW = 'planning/plan-decision';
type Action = 'approval' | 'withdrawal';

/** Approving a plan and withdrawing the approval: a page that says what will happen, and the press that makes it so. */
@ApiExcludeController()
@Controller('plans/:planId')
export class PlanDecisionPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly plans: PlansService,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get('approval')
  @Operation('planning.ask-approval')
  askApproval(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.ask(actor, planId, 'approval', response);
  }

  @Post('approval')
  @Operation('planning.approve-plan-on-page')
  approve(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, planId, 'approval', response, async (tx) => {
      const plan = await this.plans.get(tx, planId);
      // A second press finds the work done.
      return plan.state === 'approved' ? plan : this.approvals.approve(tx, actor, planId);
    });
  }

  @Get('withdrawal')
  @Operation('planning.ask-withdrawal')
  askWithdrawal(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.ask(actor, planId, 'withdrawal', response);
  }

  @Post('withdrawal')
  @Operation('planning.withdraw-approval-on-page')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.decide(actor, planId, 'withdrawal', response, async (tx) => {
      const plan = await this.plans.get(tx, planId);
      return plan.state === 'proposed' ? plan : this.approvals.withdraw(tx, planId);
    });
  }

  private async ask(
    actor: Actor,
    planId: string,
    action: Action,
    response: Response,
    refused?: DomainError,
  ): Promise<void> {
    const decision = await this.database.read(actor, async (tx) => {
      const plan = await this.plans.get(tx, planId);
      const year = await this.plans.viewYear(tx, planId);
      if (action === 'withdrawal') return viewWithdrawal(year, plan.yearId);
      const preview = await this.approvals.preview(tx, plan);
      return viewApproval(year, plan.yearId, preview && { ...preview, ...(await this.loadNames(tx, plan.yearId)) });
    });
    const refusal = refused && viewRefusal(refused);
    this.pages.render(response, VIEW, { decision, action, refusal }, refusal ? 409 : 200);
  }

  private async loadNames(tx: Tx, yearId: string): Promise<Pick<ReplacementFacts, 'peerOf'>> {
    const { peers } = await loadYearNames(tx, yearId, null);
    return {
      peerOf: (id) => peers.get(id)?.name ?? 'somebody who has left',
    };
  }

  private async decide(
    actor: Actor,
    planId: string,
    action: Action,
    response: Response,
    work: (tx: Tx) => Promise<StoredPlan>,
  ): Promise<void> {
    try {
      const plan = await this.database.inTransaction(actor, work);
      this.pages.flash(
        response,
        action === 'approval'
          ? `${plan.name} is approved: its teams are formed, and its weeks are being proposed to the councils.`
          : `${plan.name} is a proposal again.`,
      );
      response.redirect(303, `/years/${plan.yearId}?plan=${plan.id}`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      await this.ask(actor, planId, action, response, error);
    }
  }
}
