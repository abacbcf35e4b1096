import { Injectable } from '@nestjs/common';
import { Handles, type JobContext, type JobHandler } from '../platform/jobs/define-job.js';
import { proposeWeeks } from '../teams/asking-jobs.service.js';
import { CouncilWeeksOfPlanService } from './council-weeks-of-plan.service.js';

@Injectable()
@Handles(proposeWeeks)
export class ProposeWeeksJob implements JobHandler<{ planId: string }> {
  constructor(private readonly weeks: CouncilWeeksOfPlanService) {}

  handle({ planId }: { planId: string }, { signal }: JobContext): Promise<void> {
    return this.weeks.propose(planId, () => signal.aborted);
  }
}
