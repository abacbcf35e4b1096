import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { councilAnswerSchema, councilWeekListSchema, councilWeekQuery, councilWeekSchema, tell } from './asking.dto.js';
import { CouncilWeeksService } from './council-weeks.service.js';
import { TeamsService } from './teams.service.js';

type CouncilWeekDto = z.infer<typeof councilWeekSchema>;
const id = z.uuid();

/** The weeks proposed to councils, as those who run the programme see and settle them. */
@ApiTags('Teams')
@Controller('api')
export class CouncilWeeksController {
  constructor(
    private readonly councilWeeks: CouncilWeeksService,
    private readonly database: Database,
    private readonly teams: TeamsService,
  ) {}

  @Get('council-weeks')
  @Operation('teams.list-council-weeks')
  @ApiOkResponse({ standardSchema: councilWeekListSchema })
  @ApiProblems()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: councilWeekQuery }) { year }: z.infer<typeof councilWeekQuery>,
  ): Promise<{ items: CouncilWeekDto[] }> {
    return this.database.read(actor, async (tx) => ({
      items: (await this.councilWeeks.list(tx, year)).map((facts) => tell(councilWeekSchema, facts)),
    }));
  }

  @Post('teams/:id/council-answer')
  @HttpCode(204)
  @Operation('teams.record-council-answer')
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 415, 422)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) teamId: string,
    @Body({ schema: councilAnswerSchema }) { saidBy, wish }: z.infer<typeof councilAnswerSchema>,
  ): Promise<void> {
    await this.database.inTransaction(actor, async (tx) =>
      this.councilWeeks.answer(tx, await this.councilWeeks.get(tx, teamId), {
        wish,
        saidBy,
        ...(actor.personId === null ? {} : { recordedBy: actor.personId }),
      }),
    );
  }

  @Post('teams/:id/propose-week-again')
  @HttpCode(204)
  @Operation('teams.propose-week-again')
  @ApiNoContentResponse()
  @ApiProblems(404, 409)
  async proposeAgain(@CurrentActor() actor: Actor, @Param('id', { schema: id }) teamId: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.councilWeeks.proposeAgain(tx, teamId));
  }

  @Post('teams/:id/release')
  @HttpCode(204)
  @Operation('teams.release-team')
  @ApiNoContentResponse({ description: 'Its peers may be asked, though its council has not accepted the week yet' })
  @ApiProblems(404)
  async release(@CurrentActor() actor: Actor, @Param('id', { schema: id }) teamId: string): Promise<void> {
    await this.database.inTransaction(actor, async (tx) => {
      await this.teams.get(tx, teamId);
      await this.councilWeeks.releaseEarly(tx, teamId);
    });
  }
}
