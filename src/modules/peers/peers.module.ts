import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AssistantsService } from './assistants.service.js';
import { AssistingPages } from './assisting.pages.js';
import { AvailabilityStoreService } from './availability-store.service.js';
import { ConflictsStoreService } from './conflicts-store.service.js';
import { ImportFactsService } from './import-facts.service.js';
import { MarkingDeskService } from './marking-desk.service.js';
import { MarkingService } from './marking.service.js';
import { MyAssistantsPages } from './my-assistants.pages.js';
import { MyPages } from './my.pages.js';
import { OwnConflictsService } from './own-conflicts.service.js';
import { OwnPeerService } from './own-peer.service.js';
import { MarkWeeksService } from './mark-weeks.service.js';
import { PeerIntakeService } from './peer-intake.service.js';
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
import { PlacementClashesController } from './placement-clashes.controller.js';
import { PlacementClashesPages } from './placement-clashes.pages.js';
import { PlacementClashesService } from './placement-clashes.service.js';
import { SpecialDataService } from './special-data.service.js';
import { TellOnBehalfSweep } from './tell-on-behalf.sweep.js';
import { ThemeEntity } from './theme.entity.js';

const SHARED = [
  AssistantsService,
  AvailabilityStoreService,
  ConflictsStoreService,
  ImportFactsService,
  PeerIntakeService,
  PeerKindsService,
  PeerLifeService,
  OwnConflictsService,
  OwnPeerService,
  MarkWeeksService,
  PeersService,
  PeersStoreService,
  PlacementClashesService,
  SpecialDataService,
];

/** The pool: who its peers are, what they know, when they can and whom they may not challenge. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PeerEntity, PeerKindEntity, ThemeEntity]),
    AccountsModule,
    CouncilsModule,
    ProgrammesModule,
  ],
  controllers: [
    PeersController,
    PeerPartsController,
    PeerKindsController,
    PeerKindsPages,
    PeerLivesController,
    PeerLivesPages,
    PlacementClashesController,
    MyPages,
    MyAssistantsPages,
    AssistingPages,
    PlacementClashesPages,
  ],
  providers: [
    ...SHARED,
    LapseExpiredSweep,
    MarkingDeskService,
    MarkingService,
    PeerPartsService,
    RemindRenewalsSweep,
    TellOnBehalfSweep,
  ],
  exports: SHARED,
})
export class PeersModule {}
