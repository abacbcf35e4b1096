import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { type OperationTable } from '../../src/modules/accounts/operations.js';
import { type Actor, Database } from '../../src/modules/platform/database/database.js';
import { DomainError } from '../../src/modules/platform/errors/domain-error.js';
import { etagOf, readIfMatch, staleVersion } from '../../src/modules/platform/web/etag.js';
import { listQuery } from '../../src/modules/platform/web/list.js';
import { Operation } from '../../src/modules/platform/web/operation.decorator.js';
import { AcceptsUpload } from '../../src/modules/platform/web/upload.interceptor.js';
import { CurrentActor, type WebRequest } from '../../src/modules/platform/web/visitor.js';

const newNote = z.strictObject({
  text: z.string().min(1),
  weeks: z.array(z.strictObject({ week: z.iso.date() })).default([]),
});
const noteQuery = listQuery(['name'], {});

/** Routes that do what many rooms do, on the table of letters: the frame is tested through them. */
@Controller()
export class ProbeRoutes {
  constructor(private readonly database: Database) {}

  @Post('api/notes')
  @Operation('probe.create-note')
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newNote }) { text }: z.infer<typeof newNote>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ id: string }> {
    if (text === 'rule')
      throw new DomainError('invalid', 'probe.rule', 'Text "rule" breaks the rule. Say something else.');
    return this.database.inTransaction(actor, async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        `insert into letter (kind, dedupe_key, person_id, to_address, subject, text, message_id)
         values ('probe', gen_random_uuid(), $2, 'probe', 'probe', $1, '') returning id`,
        [text, actor.personId],
      );
      await tx.query('select pg_sleep($1)', [text === 'slow' ? 0.5 : 0]);
      if (text === 'fail') throw new DomainError('conflict', 'probe.clash', 'It clashes.');
      response.setHeader('Location', `/api/notes/${row!.id}`);
      return { id: row!.id };
    });
  }

  @Get('api/notes')
  @Operation('probe.list-notes')
  list(@Query({ schema: noteQuery }) query: z.infer<typeof noteQuery>): object {
    return query;
  }

  @Get('api/notes/:id')
  @Operation('probe.read-note')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const [row] = await this.database.read(actor, (tx) =>
      tx.query<{ id: string; version: number; text: string }[]>(
        'select id, attempt as version, text from letter where id = $1',
        [id],
      ),
    );
    if (!row) throw new DomainError('not-found', 'probe.unknown', `There is no note ${id}.`);
    response.setHeader('ETag', etagOf(row));
    return row;
  }

  @Patch('api/notes/:id')
  @Operation('probe.edit-note')
  @HttpCode(204)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: newNote }) { text }: z.infer<typeof newNote>,
    @Req() request: WebRequest,
  ): Promise<void> {
    const version = readIfMatch(request.headers['if-match'], id);
    const [, changed] = await this.database.inTransaction(actor, (tx) =>
      tx.query<[unknown[], number]>(
        'update letter set text = $3, attempt = attempt + 1 where id = $1 and attempt = $2',
        [id, version, text],
      ),
    );
    if (changed === 0) throw staleVersion(id);
  }

  @Post('api/files')
  @Operation('probe.upload')
  @AcceptsUpload('text/csv')
  upload(@Body() file: Buffer): { bytes: number } {
    return { bytes: file.length };
  }

  @Post('api/statements')
  @Operation('probe.run-statement')
  async run(@CurrentActor() actor: Actor, @Body() { sql }: { sql: string }): Promise<void> {
    await this.database.inTransaction(actor, (tx) => tx.query(sql));
  }

  @Get('api/bug')
  @Operation('probe.bug')
  bug(): never {
    throw new TypeError('a secret of the house');
  }

  @Get('pages/bug')
  @Operation('probe.page-bug')
  pageBug(): never {
    throw new TypeError('a secret of the house');
  }

  @Get('pages/staff')
  @Operation('probe.staff-page')
  staffPage(): never {
    throw new DomainError('gone', 'probe.gone', 'It was here until Monday.');
  }
}

const forAll = { surface: 'api', who: 'signed-in', targets: [], credentials: ['session', 'token'] } as const;
const page = { surface: 'page', who: { administrator: 'any' }, targets: [], credentials: ['session'] } as const;

export const PROBE_OPERATIONS: OperationTable = {
  'probe.create-note': forAll,
  'probe.list-notes': forAll,
  'probe.read-note': forAll,
  'probe.edit-note': forAll,
  'probe.upload': forAll,
  'probe.run-statement': forAll,
  'probe.bug': forAll,
  'probe.page-bug': page,
  'probe.staff-page': page,
};
