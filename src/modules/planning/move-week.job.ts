import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/define-job.js';
import { moveWeek } from '../teams/asking-jobs.service.js';
import { CouncilWeeksOfPlanService } from './council-weeks-of-plan.service.js';

@Injectable()
@Handles(moveWeek)
export class MoveWeekJob implements JobHandler<{ councilWeekId: string }> {
  constructor(private readonly weeks: CouncilWeeksOfPlanService) {}

  handle({ councilWeekId }: { councilWeekId: string }): Promise<void> {
    return this.weeks.move(councilWeekId);
  }
}
