import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CouncilContactsService } from './council-contacts.service.js';
import { CouncilControlEntity } from './council-control.entity.js';
import { CouncilControlService } from './council-control.service.js';
import { CouncilImportsController } from './council-imports.controller.js';
import { CouncilNeighbourEntity } from './council-neighbour.entity.js';
import { CouncilNeighboursService } from './council-neighbours.service.js';
import { CouncilPartsController } from './council-parts.controller.js';
import { CouncilPollEntity } from './council-poll.entity.js';
import { CouncilPollsService } from './council-polls.service.js';
import { CouncilRegisterService } from './council-register.service.js';
import { CouncilEntity } from './council.entity.js';
import { CouncilsController } from './councils.controller.js';
import { CouncilsService } from './councils.service.js';
import { OrganisationEntity } from './organisation.entity.js';
import { OrganisationsService } from './organisations.service.js';
import { PostsService } from './posts.service.js';
import { ReferenceFactsService } from './reference-facts.service.js';
import { SharedServicesController } from './shared-services.controller.js';
import { SharedServicesPages } from './shared-services.pages.js';
import { SharedServicesService } from './shared-services.service.js';

const SERVICES = [
  CouncilsService,
  CouncilRegisterService,
  CouncilNeighboursService,
  CouncilContactsService,
  CouncilControlService,
  CouncilPollsService,
  OrganisationsService,
  PostsService,
  ReferenceFactsService,
  SharedServicesService,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CouncilEntity,
      CouncilControlEntity,
      CouncilPollEntity,
      CouncilNeighbourEntity,
      OrganisationEntity,
    ]),
  ],
  controllers: [
    CouncilsController,
    CouncilPartsController,
    CouncilImportsController,
    SharedServicesController,
    SharedServicesPages,
  ],
  providers: SERVICES,
  exports: SERVICES,
})
export class CouncilsModule {}
