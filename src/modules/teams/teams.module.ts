import { Module } from '@nestjs/common';
import { CouncilsModule } from '../councils/councils.module.js';
import { PeersModule } from '../peers/peers.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AnswersService } from './answers.service.js';
import { AskingController } from './asking.controller.js';
import { AskingJobsService } from './asking-jobs.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { ContactLogService } from './contact-log.service.js';
import { CouncilWeeksController } from './council-weeks.controller.js';
import { CouncilWeeksPages } from './council-weeks.pages.js';
import { CouncilWeeksService } from './council-weeks.service.js';
import { FollowDeadlinesSweep } from './follow-deadlines.sweep.js';
import { InvitationLettersService } from './invitation-letters.service.js';
import { InvitationsPages } from './invitations.pages.js';
import { OffersService } from './offers.service.js';
import { RemindersService } from './reminders.service.js';
import { SeatsService } from './seats.service.js';
import { TeamTasksService } from './team-tasks.service.js';
import { CalendarsPages } from './calendars.pages.js';
import { CalendarsService } from './calendars.service.js';
import { ListPlaces } from './list-places.query.js';
import { ProgrammeCalendarController } from './programme-calendar.controller.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

/** The weeks of councils, seats, invitations, answers. */
@Module({
  imports: [CouncilsModule, PeersModule, ProgrammesModule],
  controllers: [
    AskingController,
    CalendarsPages,
    CouncilWeeksController,
    CouncilWeeksPages,
    InvitationsPages,
    ProgrammeCalendarController,
    TeamsController,
  ],
  providers: [
    AnswersService,
    AskingJobsService,
    CalendarsService,
    ConfirmationsService,
    ContactLogService,
    CouncilWeeksService,
    FollowDeadlinesSweep,
    InvitationLettersService,
    ListPlaces,
    OffersService,
    RemindersService,
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
