import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { z } from 'zod';
import { letterText } from '../../scheduling/letter-of-reasons.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { letterQuery, type LetterQuery, letterSchema } from './plan-letter.dto.js';
import { PlanLetterService } from './plan-letter.service.js';

/** The letter that tells a council why it has this week and these people: JSON, or text for who asks for `text/plain`. */
@ApiTags('Plans')
@Controller('api/plans/:id/teams/:challengeId/letter')
export class PlanLetterController {
  constructor(
    private readonly database: Database,
    private readonly letters: PlanLetterService,
  ) {}

  @Get()
  @Operation('planning.write-letter')
  @ApiProduces('application/json', 'text/plain')
  @ApiOkResponse({ standardSchema: letterSchema })
  @ApiProblems(404)
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('challengeId', { schema: z.uuid() }) challengeId: string,
    @Query({ schema: letterQuery }) { names }: LetterQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { letter } = await this.database.read(actor, (tx) =>
      this.letters.write(tx, id, challengeId, names === 'true' ? 'names' : 'roles'),
    );
    response.vary('Accept');
    if (request.accepts(['json', 'text']) === 'text') response.type('text').send(letterText(letter));
    else response.json(letter);
  }
}
