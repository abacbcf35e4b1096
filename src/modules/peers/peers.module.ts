import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { AvailabilityStoreService } from './availability-store.service.js';
import { ConflictsStoreService } from './conflicts-store.service.js';
import { ImportFactsService } from './import-facts.service.js';
import { PeersStoreService } from './peers-store.service.js';
import { SpecialDataService } from './special-data.service.js';

/** The pool: who its peers are, what they know, when they can and whom they may not challenge. */
@Module({
  imports: [AccountsModule, CouncilsModule],
  providers: [
    AvailabilityStoreService,
    ConflictsStoreService,
    ImportFactsService,
    PeersStoreService,
    SpecialDataService,
  ],
  exports: [AvailabilityStoreService, ConflictsStoreService, ImportFactsService, PeersStoreService, SpecialDataService],
})
export class PeersModule {}
