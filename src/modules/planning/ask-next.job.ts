import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/define-job.js';
import { askNextOfTeam } from '../teams/asking-jobs.service.js';
import { AskNextService } from './ask-next.service.js';

@Injectable()
@Handles(askNextOfTeam)
export class AskNextJob implements JobHandler<{ teamId: string }> {
  constructor(private readonly asking: AskNextService) {}

  handle({ teamId }: { teamId: string }): Promise<void> {
    return this.asking.ask(teamId);
  }
}
