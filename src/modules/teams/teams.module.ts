import { Module } from '@nestjs/common';
import { CouncilsModule } from '../councils/councils.module.js';
import { PeersModule } from '../peers/peers.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AnswersService } from './answers.service.js';
import { AskingJobsService } from './asking-jobs.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { CouncilWeeksService } from './council-weeks.service.js';
import { InvitationLettersService } from './invitation-letters.service.js';
import { OffersService } from './offers.service.js';
import { SeatsService } from './seats.service.js';
import { TeamTasksService } from './team-tasks.service.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

/** The weeks of councils, seats, invitations, answers. */
@Module({
  imports: [CouncilsModule, PeersModule, ProgrammesModule],
  controllers: [TeamsController],
  providers: [
    AnswersService,
    AskingJobsService,
    ConfirmationsService,
    CouncilWeeksService,
    InvitationLettersService,
    OffersService,
    SeatsService,
    TeamTasksService,
    TeamsRepository,
    TeamsService,
  ],
  exports: [
    AnswersService,
    AskingJobsService,
    CouncilWeeksService,
    OffersService,
    SeatsService,
    TeamTasksService,
    TeamsService,
  ],
})
export class TeamsModule {}
