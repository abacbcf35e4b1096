import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { AcceptsUpload } from '../platform/web/upload.interceptor.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  bordersReportSchema,
  type ImportQuery,
  importQuerySchema,
  refuseErrors,
  registerReportSchema,
  textOfUpload,
} from './council-imports.dto.js';
import { type BordersReport, CouncilNeighboursService } from './council-neighbours.service.js';
import { CouncilRegisterService, type RegisterReport } from './council-register.service.js';

@ApiTags('Councils')
@Controller('api/councils/imports')
export class CouncilImportsController {
  constructor(
    private readonly database: Database,
    private readonly register: CouncilRegisterService,
    private readonly neighbours: CouncilNeighboursService,
  ) {}

  @Post('authorities')
  @HttpCode(200)
  @Operation('councils.import-authorities')
  @AcceptsUpload('text/csv')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' }, description: 'mySociety’s UK local authority names and codes' })
  @ApiOkResponse({ standardSchema: registerReportSchema })
  @ApiProblems(413, 415, 422)
  async importAuthorities(
    @CurrentActor() actor: Actor,
    @Query({ schema: importQuerySchema }) query: ImportQuery,
    @Body() body: unknown,
  ): Promise<RegisterReport> {
    const text = textOfUpload(body);
    const report = await this.database.inTransaction(actor, (tx) => this.register.importAuthorities(tx, text, query));
    return refuseErrors(report, query);
  }

  @Post('borders')
  @HttpCode(200)
  @Operation('councils.import-borders')
  @AcceptsUpload('text/csv')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' }, description: 'Land borders: the columns code_a and code_b' })
  @ApiOkResponse({ standardSchema: bordersReportSchema })
  @ApiProblems(413, 415, 422)
  async importBorders(
    @CurrentActor() actor: Actor,
    @Query({ schema: importQuerySchema }) query: ImportQuery,
    @Body() body: unknown,
  ): Promise<BordersReport> {
    const text = textOfUpload(body);
    const report = await this.database.inTransaction(actor, (tx) => this.neighbours.importBorders(tx, text, query));
    return refuseErrors(report, query);
  }
}
