import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type CouncilContact, CouncilContactsService } from './council-contacts.service.js';
import { type Control, CouncilControlService } from './council-control.service.js';
import { CouncilNeighboursService, type Neighbour } from './council-neighbours.service.js';
import { CouncilPollsService, type RecordedPoll } from './council-polls.service.js';
import {
  codeSchema,
  contactListSchema,
  controlListSchema,
  neighbourEditSchema,
  neighbourListSchema,
  pollListSchema,
} from './councils.dto.js';
import { type Council, CouncilsService } from './councils.service.js';

interface Items<Item> {
  readonly items: readonly Item[];
}

/** Control, polls, contacts and neighbours: parts of a council, edited under the council's ETag. */
@ApiTags('Councils')
@Controller('api/councils/:code')
export class CouncilPartsController {
  constructor(
    private readonly database: Database,
    private readonly councils: CouncilsService,
    private readonly contacts: CouncilContactsService,
    private readonly control: CouncilControlService,
    private readonly polls: CouncilPollsService,
    private readonly neighbours: CouncilNeighboursService,
  ) {}

  @Get('neighbours')
  @Operation('councils.list-neighbours')
  @ApiOkResponse({ standardSchema: neighbourListSchema })
  @ApiProblems(404)
  listNeighbours(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Neighbour>> {
    return this.show(actor, code, response, (tx) => this.neighbours.list(tx, code));
  }

  @Put('neighbours/:other')
  @Operation('councils.set-neighbour')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the council' })
  @ApiOkResponse({ standardSchema: neighbourListSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  setNeighbour(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Param('other', { schema: codeSchema }) otherCode: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: neighbourEditSchema }) { isNeighbour, note }: z.infer<typeof neighbourEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Neighbour>> {
    return this.change(actor, code, ifMatch, response, async (tx, council) => {
      await this.neighbours.set(tx, council, await this.councils.get(tx, otherCode), isNeighbour, note);
      return this.neighbours.list(tx, code);
    });
  }

  @Get('control')
  @Operation('councils.list-control')
  @ApiOkResponse({ standardSchema: controlListSchema })
  @ApiProblems(404)
  listControl(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Control>> {
    return this.show(actor, code, response, (tx, { id }) => this.control.list(tx, id));
  }

  @Put('control')
  @Operation('councils.replace-control')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the council' })
  @ApiOkResponse({ standardSchema: controlListSchema })
  @ApiProblems(404, 412, 415, 428)
  replaceControl(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: controlListSchema }) { items }: z.infer<typeof controlListSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Control>> {
    return this.change(actor, code, ifMatch, response, async (tx, { id }) => {
      await this.control.replace(tx, id, items);
      return this.control.list(tx, id);
    });
  }

  @Get('polls')
  @Operation('councils.list-polls')
  @ApiOkResponse({ standardSchema: pollListSchema })
  @ApiProblems(404)
  listPolls(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<RecordedPoll>> {
    return this.show(actor, code, response, (tx, { id }) => this.polls.list(tx, id));
  }

  @Put('polls')
  @Operation('councils.replace-polls')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the council' })
  @ApiOkResponse({ standardSchema: pollListSchema })
  @ApiProblems(404, 412, 415, 428)
  replacePolls(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: pollListSchema }) { items }: z.infer<typeof pollListSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<RecordedPoll>> {
    return this.change(actor, code, ifMatch, response, async (tx, { id }) => {
      await this.polls.replace(tx, id, items);
      return this.polls.list(tx, id);
    });
  }

  @Get('contacts')
  @Operation('councils.list-contacts')
  @ApiOkResponse({ standardSchema: contactListSchema })
  @ApiProblems(404)
  listContacts(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<CouncilContact>> {
    return this.show(actor, code, response, (tx, { id }) => this.contacts.list(tx, id));
  }

  @Put('contacts')
  @Operation('councils.replace-contacts')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the council' })
  @ApiOkResponse({ standardSchema: contactListSchema })
  @ApiProblems(404, 412, 415, 428)
  replaceContacts(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: contactListSchema }) { items }: z.infer<typeof contactListSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<CouncilContact>> {
    return this.change(actor, code, ifMatch, response, async (tx, { id }) => {
      await this.contacts.replace(tx, id, items);
      return this.contacts.list(tx, id);
    });
  }

  private show<Item>(
    actor: Actor,
    code: string,
    response: Response,
    list: (tx: Tx, council: Council) => Promise<Item[]>,
  ): Promise<Items<Item>> {
    return this.database.read(actor, async (tx) => {
      const council = await this.councils.get(tx, code);
      response.setHeader('ETag', etagOf(council));
      return { items: await list(tx, council) };
    });
  }

  private async change<Item>(
    actor: Actor,
    code: string,
    ifMatch: string | undefined,
    response: Response,
    work: (tx: Tx, council: Council) => Promise<Item[]>,
  ): Promise<Items<Item>> {
    const outcome = await this.database.inTransaction(actor, async (tx) => {
      const council = await this.councils.get(tx, code);
      const version = readIfMatch(ifMatch, council.id);
      await this.councils.touch(tx, { ...council, version });
      return { id: council.id, version: version + 1, items: await work(tx, council) };
    });
    response.setHeader('ETag', etagOf(outcome));
    return { items: outcome.items };
  }
}
