import { Module } from '@nestjs/common';
import { CouncilsModule } from '../councils/councils.module.js';
import { PeersModule } from '../peers/peers.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AlternativesService } from './alternatives.service.js';
import { AskNextJob } from './ask-next.job.js';
import { AskNextService } from './ask-next.service.js';
import { CouncilWeeksOfPlanService } from './council-weeks-of-plan.service.js';
import { MoveWeekJob } from './move-week.job.js';
import { ProposeWeeksJob } from './propose-weeks.job.js';
import { TeamsInForceService } from './teams-in-force.service.js';
import { ApprovalsService } from './approvals.service.js';
import { CandidatesController } from './candidates.controller.js';
import { CapacityController } from './capacity.controller.js';
import { CapacityPages } from './capacity.pages.js';
import { CapacityService } from './capacity.service.js';
import { FitOneMoreController } from './fit-one-more.controller.js';
import { FitOneMorePages } from './fit-one-more.pages.js';
import { FitOneMoreService } from './fit-one-more.service.js';
import { HeartbeatService } from './heartbeat.service.js';
import { LoadCouncilsQuery } from './load-councils.query.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { MyConflictsPages } from './my-conflicts.pages.js';
import { PeerConflictsController } from './peer-conflicts.controller.js';
import { PeerConflictsService } from './peer-conflicts.service.js';
import { PeersPages } from './peers.pages.js';
import { PlanAnswersPages } from './plan-answers.pages.js';
import { PlanAnalysisController } from './plan-analysis.controller.js';
import { PlanAnalysisPages } from './plan-analysis.pages.js';
import { PlanAnalysisService } from './plan-analysis.service.js';
import { PlanChangesService } from './plan-changes.service.js';
import { PlanDecisionPages } from './plan-decision.pages.js';
import { PlanFactsService } from './plan-facts.service.js';
import { PlanFairnessController } from './plan-fairness.controller.js';
import { PlanFairnessPages } from './plan-fairness.pages.js';
import { PlanLetterController } from './plan-letter.controller.js';
import { PlanLetterPages } from './plan-letter.pages.js';
import { PlanLetterService } from './plan-letter.service.js';
import { PlanReviewController } from './plan-review.controller.js';
import { PlanReviewPages } from './plan-review.pages.js';
import { PlanReviewService } from './plan-review.service.js';
import { PlanRunPages } from './plan-run.pages.js';
import { PlanRunner } from './plan-runner.service.js';
import { PlanRunsController } from './plan-runs.controller.js';
import { PlanRunsRepository } from './plan-runs.repository.js';
import { PlanRunsService } from './plan-runs.service.js';
import { PlanVariantsService } from './plan-variants.service.js';
import { PlansController } from './plans.controller.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { RescueRunsSweep } from './rescue-runs.sweep.js';
import { RobustPlansController } from './robust-plans.controller.js';
import { RobustPlansService } from './robust-plans.service.js';
import { RunEventsService } from './run-events.service.js';
import { RunFactsService } from './run-facts.service.js';
import { RunProblemService } from './run-problem.service.js';
import { RunPlanJob } from './run-plan.job.js';
import { TeamRolesController } from './team-roles.controller.js';
import { TeamRolesPages } from './team-roles.pages.js';
import { TeamRolesRepository } from './team-roles.repository.js';
import { TeamRolesService } from './team-roles.service.js';
import { ScenarioProblemService } from './scenario-problem.service.js';
import { ScenariosController } from './scenarios.controller.js';
import { ScenariosPages } from './scenarios.pages.js';
import { ScenariosRepository } from './scenarios.repository.js';
import { ScenariosService } from './scenarios.service.js';
import { WhyNotPageService } from './why-not-page.service.js';
import { WhyNotPages } from './why-not.pages.js';
import { RecruitmentModule } from '../recruitment/recruitment.module.js';
import { RecruitmentController } from './recruitment.controller.js';
import { RecruitmentPages } from './recruitment.pages.js';
import { RecruitmentService } from './recruitment.service.js';
import { WhyNotController } from './why-not.controller.js';
import { WhyNotService } from './why-not.service.js';
import { YearPageService } from './year-page.service.js';
import { YearPages } from './year.pages.js';

/** Year-plan runs: load, solve, propose, approve. */
@Module({
  imports: [CouncilsModule, PeersModule, ProgrammesModule, RecruitmentModule, TeamsModule],
  controllers: [
    PlanRunsController,
    PlansController,
    PlanAnalysisController,
    PlanFairnessController,
    PlanLetterController,
    PlanReviewController,
    RobustPlansController,
    TeamRolesController,
    WhyNotController,
    CandidatesController,
    CapacityController,
    RecruitmentController,
    FitOneMoreController,
    ScenariosController,
    PeerConflictsController,
    MyConflictsPages,
    PeersPages,
    YearPages,
    WhyNotPages,
    FitOneMorePages,
    ScenariosPages,
    PlanRunPages,
    PlanDecisionPages,
    PlanAnalysisPages,
    CapacityPages,
    RecruitmentPages,
    PlanFairnessPages,
    PlanLetterPages,
    PlanReviewPages,
    PlanAnswersPages,
    TeamRolesPages,
  ],
  providers: [
    AlternativesService,
    AskNextJob,
    AskNextService,
    CouncilWeeksOfPlanService,
    MoveWeekJob,
    ProposeWeeksJob,
    TeamsInForceService,
    ApprovalsService,
    CapacityService,
    FitOneMoreService,
    HeartbeatService,
    LoadCouncilsQuery,
    LoadProblemQuery,
    PeerConflictsService,
    PlanAnalysisService,
    PlanFactsService,
    PlanLetterService,
    PlanReviewService,
    PlanVariantsService,
    RobustPlansService,
    PlanChangesService,
    PlanRunner,
    PlanRunsRepository,
    PlanRunsService,
    PlansRepository,
    PlansService,
    RecruitmentService,
    RescueRunsSweep,
    RunEventsService,
    RunFactsService,
    RunPlanJob,
    TeamRolesRepository,
    TeamRolesService,
    RunProblemService,
    ScenarioProblemService,
    ScenariosRepository,
    ScenariosService,
    WhyNotPageService,
    WhyNotService,
    YearPageService,
  ],
  exports: [ApprovalsService, PlanRunsService, PlansService],
})
export class PlanningModule {}
