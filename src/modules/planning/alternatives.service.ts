import { Injectable } from '@nestjs/common';
import { weighAlternatives } from '../../scheduling/weigh-alternatives.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type AnalysedPlan, PlanAnalysisService } from './plan-analysis.service.js';
import { PlanRunsService } from './plan-runs.service.js';
import { PlansRepository } from './plans.repository.js';
import { type AlternativesView, viewAlternatives } from './views/alternatives.view.js';

/** The plans that one run made beside each other. */
@Injectable()
export class AlternativesService {
  constructor(
    private readonly runs: PlanRunsService,
    private readonly plans: PlansRepository,
    private readonly analyses: PlanAnalysisService,
  ) {}

  /** What each gives up against the others. @throws DomainError not-found: no such run, or it made no alternatives (yet). */
  async weigh(tx: Tx, runId: string): Promise<AlternativesView> {
    const run = await this.runs.get(tx, runId);
    const ids = await this.plans.findAlternatives(tx, runId);
    if (ids.length === 0)
      throw new DomainError(
        'not-found',
        'planning.no-alternatives',
        `Run ${runId} is ${run.state} and has made no alternatives. Start a run of kind "alternatives", and wait for it to end.`,
      );
    const analysed: AnalysedPlan[] = [];
    for (const id of ids) analysed.push(await this.analyses.analyse(tx, id));
    return viewAlternatives(runId, run.yearId, analysed, weighAlternatives(analysed[0]!.problem, analysed));
  }
}
