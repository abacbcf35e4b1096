import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  type ChallengeDto,
  challengeEditSchema,
  challengePageSchema,
  challengeSchema,
  challengesQuerySchema,
  newChallengeSchema,
  toChallengeDto,
  withdrawalSchema,
} from './challenges.dto.js';
import { type Challenge, ChallengesService } from './challenges.service.js';

@ApiTags('Challenges')
@Controller('api')
export class ChallengesController {
  constructor(
    private readonly database: Database,
    private readonly challenges: ChallengesService,
  ) {}

  @Get('programme-years/:id/challenges')
  @Operation('challenges.list-challenges')
  @ApiOkResponse({ standardSchema: challengePageSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Query({ schema: challengesQuerySchema }) query: z.infer<typeof challengesQuerySchema>,
  ): Promise<Page<ChallengeDto>> {
    const page = await this.database.read(actor, (tx) => this.challenges.list(tx, yearId, query));
    return { ...page, items: page.items.map(toChallengeDto) };
  }

  @Post('programme-years/:id/challenges')
  @Operation('challenges.create-challenge')
  @ApiCreatedResponse({ standardSchema: challengeSchema })
  @ApiProblems(404, 409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Body({ schema: newChallengeSchema }) wanted: z.infer<typeof newChallengeSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeDto> {
    const challenge = await this.database.inTransaction(actor, (tx) => this.challenges.create(tx, yearId, wanted));
    response.setHeader('Location', `/api/challenges/${challenge.id}`);
    return show(challenge, response);
  }

  @Get('challenges/:id')
  @Operation('challenges.read-challenge')
  @ApiOkResponse({ standardSchema: challengeSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeDto> {
    return show(await this.database.read(actor, (tx) => this.challenges.get(tx, id)), response);
  }

  @Patch('challenges/:id')
  @Operation('challenges.edit-challenge')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: challengeSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: challengeEditSchema }) edit: z.infer<typeof challengeEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeDto> {
    return this.change(actor, id, ifMatch, response, (tx, version) => this.challenges.edit(tx, id, version, edit));
  }

  @Post('challenges/:id/withdraw')
  @HttpCode(200)
  @Operation('challenges.withdraw-challenge')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: challengeSchema })
  @ApiProblems(404, 409, 412, 415, 428)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: withdrawalSchema }) { reason }: z.infer<typeof withdrawalSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeDto> {
    return this.change(actor, id, ifMatch, response, (tx, version) =>
      this.challenges.withdraw(tx, id, version, reason),
    );
  }

  /** Undoes a withdrawal. */
  @Post('challenges/:id/reinstate')
  @HttpCode(200)
  @Operation('challenges.reinstate-challenge')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: challengeSchema })
  @ApiProblems(404, 409, 412, 428)
  reinstate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeDto> {
    return this.change(actor, id, ifMatch, response, (tx, version) => this.challenges.reinstate(tx, id, version));
  }

  private async change(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    response: Response,
    work: (tx: Tx, version: number) => Promise<Challenge>,
  ): Promise<ChallengeDto> {
    return show(await this.database.inTransaction(actor, (tx) => work(tx, readIfMatch(ifMatch, id))), response);
  }
}

function show(challenge: Challenge, response: Response): ChallengeDto {
  response.setHeader('ETag', etagOf(challenge));
  return toChallengeDto(challenge);
}
