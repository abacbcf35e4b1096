import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { CouncilNeighboursService } from './council-neighbours.service.js';
import { CouncilRegisterService } from './council-register.service.js';

/** What the service knows about councils before anybody has told it anything. */
@Injectable()
export class ReferenceFactsService {
  constructor(
    private readonly register: CouncilRegisterService,
    private readonly neighbours: CouncilNeighboursService,
  ) {}

  /** Brings the shipped councils and assumed neighbours in; what is there already stays. One process at a time. */
  async load(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('councils.load-reference-facts', 0))`);
    await this.register.seedCouncils(tx);
    await this.neighbours.seedNeighbours(tx);
  }
}
