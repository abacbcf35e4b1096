import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CouncilsModule } from '../councils/councils.module.js';
import { PeersModule } from '../peers/peers.module.js';
import { ChallengeEntity } from './challenge.entity.js';
import { ChallengesController } from './challenges.controller.js';
import { ChallengesService } from './challenges.service.js';
import { CommissionsStoreService } from './commissions-store.service.js';
import { CouncilRecordService } from './council-record.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

/** What councils and their partners commissioned, and the files by which commissions and the pool come and go. */
@Module({
  imports: [TypeOrmModule.forFeature([ChallengeEntity]), CouncilsModule, PeersModule],
  controllers: [ChallengesController, ImportsController],
  providers: [ChallengesService, CommissionsStoreService, CouncilRecordService, ImportsService],
  exports: [ChallengesService, ImportsService],
})
export class ChallengesModule {}
