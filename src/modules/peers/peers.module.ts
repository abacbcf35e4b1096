import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { AvailabilityStoreService } from './availability-store.service.js';
import { ConflictsStoreService } from './conflicts-store.service.js';
import { ImportFactsService } from './import-facts.service.js';
import { PeerKindEntity } from './peer-kind.entity.js';
import { PeerKindsPages } from './peer-kinds.pages.js';
import { PeerKindsController } from './peer-kinds.controller.js';
import { PeerKindsService } from './peer-kinds.service.js';
import { PeerPartsController } from './peer-parts.controller.js';
import { PeerPartsService } from './peer-parts.service.js';
import { LapseExpiredSweep } from './lapse-expired.sweep.js';
import { PeerLifeService } from './peer-life.service.js';
import { PeerLivesController } from './peer-lives.controller.js';
import { PeerLivesPages } from './peer-lives.pages.js';
import { RemindRenewalsSweep } from './remind-renewals.sweep.js';
import { PeerEntity } from './peer.entity.js';
import { PeersController } from './peers.controller.js';
import { PeersService } from './peers.service.js';
import { PeersStoreService } from './peers-store.service.js';
import { SpecialDataService } from './special-data.service.js';
import { ThemeEntity } from './theme.entity.js';

const SHARED = [
  AvailabilityStoreService,
  ConflictsStoreService,
  ImportFactsService,
  PeerLifeService,
  PeersService,
  PeersStoreService,
  SpecialDataService,
];

/** The pool: who its peers are, what they know, when they can and whom they may not challenge. */
@Module({
  imports: [TypeOrmModule.forFeature([PeerEntity, PeerKindEntity, ThemeEntity]), AccountsModule, CouncilsModule],
  controllers: [
    PeersController,
    PeerPartsController,
    PeerKindsController,
    PeerKindsPages,
    PeerLivesController,
    PeerLivesPages,
  ],
  providers: [...SHARED, PeerKindsService, PeerPartsService, LapseExpiredSweep, RemindRenewalsSweep],
  exports: SHARED,
})
export class PeersModule {}
