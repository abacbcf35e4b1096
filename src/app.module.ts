import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { ChallengesModule } from './modules/challenges/challenges.module.js';
import { CouncilsModule } from './modules/councils/councils.module.js';
import { LettersModule } from './modules/letters/letters.module.js';
import { PeersModule } from './modules/peers/peers.module.js';
import { PlanningModule } from './modules/planning/planning.module.js';
import { type Config } from './modules/platform/config/config.js';
import { PlatformModule } from './modules/platform/platform.module.js';
import { WebModule } from './modules/platform/web/web.module.js';
import { ProgrammesModule } from './modules/programmes/programmes.module.js';
import { RecruitmentModule } from './modules/recruitment/recruitment.module.js';
import { TeamsModule } from './modules/teams/teams.module.js';
import { SERVICE_NAVIGATION } from './navigation.js';

/** The rooms, in the order in which they may know one another. The only list of them. */
const ROOMS = [
  AccountsModule,
  LettersModule,
  CouncilsModule,
  ProgrammesModule,
  PeersModule,
  RecruitmentModule,
  ChallengesModule,
  TeamsModule,
  PlanningModule,
];

@Module({})
export class AppModule {
  /** @param databaseUrl address for the runtime role of a migrated database. */
  static register(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config, databaseUrl), WebModule.register(SERVICE_NAVIGATION), ...ROOMS],
    };
  }
}
