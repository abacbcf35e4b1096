import { Module } from '@nestjs/common';
import { PeersModule } from '../peers/peers.module.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsPages } from './campaigns.pages.js';
import { CampaignsService } from './campaigns.service.js';
import { ExpressionsService } from './expressions.service.js';
import { ForgetUnconfirmedSweep } from './forget-unconfirmed.sweep.js';
import { HubController } from './hub.controller.js';
import { HubPages } from './hub.pages.js';
import { JoinPages } from './join.pages.js';
import { NominationsService } from './nominations.service.js';
import { TrainingController } from './training.controller.js';
import { TrainingPages } from './training.pages.js';
import { TrainingService } from './training.service.js';

/** Finding new peers: campaigns and their targets, who answers, hubs that nominate, and training. */
@Module({
  imports: [PeersModule],
  controllers: [
    CampaignsController,
    CampaignsPages,
    HubController,
    HubPages,
    JoinPages,
    TrainingController,
    TrainingPages,
  ],
  providers: [CampaignsService, ExpressionsService, ForgetUnconfirmedSweep, NominationsService, TrainingService],
  exports: [CampaignsService],
})
export class RecruitmentModule {}
