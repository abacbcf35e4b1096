import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { type CurrentWording, LetterWordings } from '../platform/mail/letter-wordings.js';
import { samplesOf, writeLetter, type WrittenLetter } from '../platform/mail/letter-template.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { previewSchema, wordingEditSchema, wordingListSchema, wordingSchema } from './letters.dto.js';

type ShownWording = z.infer<typeof wordingSchema>;
type WordingEdit = z.infer<typeof wordingEditSchema>;

/** Wordings of letters. An edit or a reset builds on the version that was read. */
@ApiTags('Letters')
@Controller('api/letter-wordings')
export class LetterWordingsController {
  constructor(
    private readonly database: Database,
    private readonly wordings: LetterWordings,
  ) {}

  @Get()
  @Operation('letters.list-wordings')
  @ApiOkResponse({ standardSchema: wordingListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof wordingListSchema>> {
    return { items: (await this.database.read(actor, (tx) => this.wordings.list(tx))).map(toShown) };
  }

  @Get(':kind')
  @Operation('letters.read-wording')
  @ApiOkResponse({ standardSchema: wordingSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ShownWording> {
    return show(await this.database.read(actor, (tx) => this.wordings.get(tx, kind)), response);
  }

  @Put(':kind')
  @Operation('letters.save-wording')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: wordingSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  async save(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: wordingEditSchema }) edit: WordingEdit,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ShownWording> {
    const number = readIfMatch(ifMatch, kind);
    return show(
      await this.database.inTransaction(actor, (tx) => this.wordings.save(tx, actor, kind, number, edit)),
      response,
    );
  }

  @Delete(':kind')
  @HttpCode(200)
  @Operation('letters.reset-wording')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: wordingSchema, description: 'The default, which counts again' })
  @ApiProblems(404, 412, 428)
  async reset(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ShownWording> {
    const number = readIfMatch(ifMatch, kind);
    return show(
      await this.database.inTransaction(actor, (tx) => this.wordings.save(tx, actor, kind, number, null)),
      response,
    );
  }

  @Post(':kind/preview')
  @HttpCode(200)
  @Operation('letters.preview-wording')
  @ApiOkResponse({ standardSchema: previewSchema, description: 'With sample values; nothing is saved' })
  @ApiProblems(404, 415, 422)
  preview(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body({ schema: wordingEditSchema }) edit: WordingEdit,
  ): Promise<WrittenLetter> {
    return this.database.read(actor, async (tx) => {
      const { template } = await this.wordings.check(tx, kind, edit);
      return writeLetter(template, edit, samplesOf(template));
    });
  }
}

const toShown = ({ template, ...wording }: CurrentWording): ShownWording => ({
  kind: template.kind,
  title: template.title,
  occasion: template.occasion,
  subject: wording.subject,
  text: wording.text,
  number: wording.number,
  isDefault: wording.isDefault,
  delivery: template.delivery,
  placeholders: Object.entries(template.placeholders).map(([name, { meaning, sample, isRequired = false }]) => ({
    name,
    meaning,
    sample,
    isRequired,
  })),
});

function show(wording: CurrentWording, response: Response): ShownWording {
  response.setHeader('ETag', etagOf({ id: wording.template.kind, version: wording.number }));
  return toShown(wording);
}
