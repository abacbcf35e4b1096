import { Module } from '@nestjs/common';
import { CouncilsModule } from '../councils/councils.module.js';
import { PeersModule } from '../peers/peers.module.js';
import { CommissionsStoreService } from './commissions-store.service.js';
import { CouncilRecordService } from './council-record.service.js';
import { ImportsService } from './imports.service.js';

/** What councils and their partners commissioned, and the files by which commissions and the pool come and go. */
@Module({
  imports: [CouncilsModule, PeersModule],
  providers: [CommissionsStoreService, CouncilRecordService, ImportsService],
  exports: [ImportsService],
})
export class ChallengesModule {}
