import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { AskNextService } from './ask-next.service.js';
import { candidateListSchema } from './candidates.dto.js';
import { type CandidateLine } from './views/candidate.view.js';

/** Who could take a seat of a team in force. */
@ApiTags('Asking peers')
@Controller('api/seats/:id/candidates')
export class CandidatesController {
  constructor(private readonly asking: AskNextService) {}

  @Get()
  @Operation('planning.rank-candidates')
  @ApiOkResponse({ standardSchema: candidateListSchema })
  @ApiProblems(404, 409)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) seatId: string,
  ): Promise<{ items: CandidateLine[] }> {
    return { items: await this.asking.rank(actor, seatId) };
  }
}
