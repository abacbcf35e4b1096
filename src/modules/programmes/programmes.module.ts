import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CouncilsModule } from '../councils/councils.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { ChallengeManagersController } from './challenge-managers.controller.js';
import { ChallengeManagersPages } from './challenge-managers.pages.js';
import { ChallengeManagersService } from './challenge-managers.service.js';
import { ExchangeRatesController } from './exchange-rates.controller.js';
import { PartyConferenceEntity } from './party-conference.entity.js';
import { PartyConferencesController } from './party-conferences.controller.js';
import { PartyConferencesService } from './party-conferences.service.js';
import { ProgrammeYearEntity } from './programme-year.entity.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';
import { WeekOverrideEntity } from './week-override.entity.js';
import { WeekOverridesController } from './week-overrides.controller.js';
import { WeekOverridesService } from './week-overrides.service.js';

const SERVICES = [
  ProgrammesService,
  WeekOverridesService,
  PartyConferencesService,
  CalendarService,
  ChallengeManagersService,
];

@Module({
  imports: [CouncilsModule, TypeOrmModule.forFeature([ProgrammeYearEntity, WeekOverrideEntity, PartyConferenceEntity])],
  controllers: [
    ProgrammesController,
    CalendarController,
    ExchangeRatesController,
    WeekOverridesController,
    PartyConferencesController,
    ChallengeManagersController,
    ChallengeManagersPages,
  ],
  providers: SERVICES,
  exports: SERVICES,
})
export class ProgrammesModule {}
