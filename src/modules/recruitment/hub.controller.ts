import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { NominationsService } from './nominations.service.js';
import { nominationSchema, ownNominationsSchema, toOwnDto } from './recruitment.dto.js';

/** What a hub sees and does: its own, whoever asks. */
@ApiTags('Recruitment')
@Controller('api/hub')
export class HubController {
  constructor(
    private readonly database: Database,
    private readonly nominations: NominationsService,
  ) {}

  @Get()
  @Operation('recruitment.read-own-nominations')
  @ApiOkResponse({ standardSchema: ownNominationsSchema })
  @ApiProblems()
  async read(@CurrentActor() actor: Actor): Promise<z.infer<typeof ownNominationsSchema>> {
    return toOwnDto(await this.database.read(actor, (tx) => this.nominations.readOwn(tx, actor)));
  }

  /** Nominates somebody, who is asked by letter. The answer does not tell whether the service knows them. */
  @Post('nominations')
  @HttpCode(204)
  @Operation('recruitment.nominate')
  @ApiNoContentResponse()
  @ApiProblems(404, 415, 422)
  async nominate(
    @CurrentActor() actor: Actor,
    @Body({ schema: nominationSchema }) { campaign, hub, ...nomination }: z.infer<typeof nominationSchema>,
  ): Promise<void> {
    const address = nomination.address.toLowerCase();
    await this.database.inTransaction(actor, (tx) =>
      this.nominations.nominate(tx, actor, campaign, hub, { ...nomination, address }),
    );
  }
}
