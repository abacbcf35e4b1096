import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { AcceptsUpload } from '../platform/web/upload.interceptor.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  importedFilePageSchema,
  type importedFileSchema,
  importKindSchema,
  importOutcomeSchema,
  importQuerySchema,
  importsQuerySchema,
  toImportedFileDto,
} from './imports.dto.js';
import { type ImportKind, type ImportOutcome, ImportsService } from './imports.service.js';

/** The pool and the commissions as files: in, out, and what came when. */
@ApiTags('Imports')
@Controller('api')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
  ) {}

  /** All of the file or nothing; rows that are stored so already are left alone. */
  @Post('programme-years/:id/imports/:kind')
  @HttpCode(200)
  @Operation('challenges.import-file')
  @AcceptsUpload('text/csv')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' }, description: 'The columns of the template of this kind' })
  @ApiOkResponse({ standardSchema: importOutcomeSchema })
  @ApiProblems(404, 409, 413, 415, 422)
  async importFile(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Param('kind', { schema: importKindSchema }) kind: ImportKind,
    @Query({ schema: importQuerySchema }) { dryRun }: z.infer<typeof importQuerySchema>,
    @Body() body: unknown,
  ): Promise<ImportOutcome> {
    if (!Buffer.isBuffer(body) || body.length === 0)
      throw new DomainError('malformed', 'challenges.no-file', 'The file is empty. Send a CSV table as the body.');
    return this.database.inTransaction(actor, (tx) =>
      this.imports.importFile(tx, { yearId, kind, bytes: body, dryRun }),
    );
  }

  /** What is stored, as a file that the import takes and finds unchanged. */
  @Get('programme-years/:id/exports/:kind.csv')
  @Operation('challenges.export-file')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(404)
  async exportFile(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Param('kind', { schema: importKindSchema }) kind: ImportKind,
  ): Promise<StreamableFile> {
    const file = await this.database.read(actor, (tx) => this.imports.exportFile(tx, yearId, kind));
    return csvFile(file, `${kind}.csv`);
  }

  /** A file to begin with: the header and one example row. */
  @Get('imports/templates/:kind.csv')
  @Operation('challenges.read-template')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems()
  readTemplate(@Param('kind', { schema: importKindSchema }) kind: ImportKind): StreamableFile {
    return csvFile(Buffer.from(this.imports.template(kind)), `${kind}-template.csv`);
  }

  @Get('imports')
  @Operation('challenges.list-imports')
  @ApiOkResponse({ standardSchema: importedFilePageSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: importsQuerySchema }) query: z.infer<typeof importsQuerySchema>,
  ): Promise<Page<z.infer<typeof importedFileSchema>>> {
    const page = await this.database.read(actor, (tx) => this.imports.list(tx, query));
    return { ...page, items: page.items.map(toImportedFileDto) };
  }
}

const csvFile = (bytes: Buffer, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
    length: bytes.length,
  });
