import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { bodyOf } from '../platform/mail/letter-layout.js';
import { findWordingFaults, samplesOf, type Wording, writeLetter } from '../platform/mail/letter-template.js';
import { LetterWordings } from '../platform/mail/letter-wordings.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { viewWording, viewWordingRow } from './views/letter-wording.view.js';

const wordingForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  subject: z.string().max(10_000).default(''),
  text: z.string().max(100_000).default(''),
  number: z.coerce.number().int().min(0).catch(0).default(0),
  act: z.enum(['save', 'preview', 'reset']),
});
type WordingForm = z.infer<typeof wordingForm>;

/** Wordings in the browser: each kind of letter, edited with a preview beside it. */
@ApiExcludeController()
@Controller('letter-wordings')
export class LetterWordingsPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly wordings: LetterWordings,
  ) {}

  @Get()
  @Operation('letters.show-wordings')
  async list(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const wordings = await this.database.read(actor, (tx) => this.wordings.list(tx));
    this.pages.render(response, 'letters/letter-wordings', { wordings: wordings.map(viewWordingRow) });
  }

  @Get(':kind')
  @Operation('letters.show-wording')
  async show(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Res() response: Response): Promise<void> {
    await this.showWording(actor, kind, response);
  }

  @Post(':kind')
  @Operation('letters.save-wording-on-page')
  async save(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body({ schema: wordingForm }) { act, number, subject, text }: WordingForm,
    @Res() response: Response,
  ): Promise<void> {
    if (act === 'preview') return this.showWording(actor, kind, response, { subject, text });
    try {
      const wording = await this.database.inTransaction(actor, (tx) =>
        this.wordings.save(tx, actor, kind, number, act === 'reset' ? null : { subject, text }),
      );
      this.pages.flash(
        response,
        act === 'reset'
          ? `“${wording.template.title}” has its default wording again.`
          : `The wording of “${wording.template.title}” is saved. Letters written from now on have it.`,
      );
      response.redirect(303, `/letter-wordings/${kind}`);
    } catch (error) {
      if (!(error instanceof DomainError) || !['invalid', 'stale'].includes(error.kind)) throw error;
      await this.showWording(actor, kind, response, { subject, text }, error);
    }
  }

  /** @param given what stands in the form instead of what counts; it is shown with its faults. */
  private async showWording(
    actor: Actor,
    kind: string,
    response: Response,
    given: Wording | null = null,
    refusal: DomainError | null = null,
  ): Promise<void> {
    const [wording, versions] = await this.database.read(actor, async (tx) => [
      await this.wordings.get(tx, kind),
      await this.wordings.listVersions(tx, kind),
    ]);
    const shown = given ?? wording;
    const faults: readonly FieldError[] = findWordingFaults(wording.template, shown);
    const errors = refusal?.kind === 'stale' ? [{ field: 'text', message: refusal.message }, ...faults] : faults;
    const letter = faults.length > 0 ? null : writeLetter(wording.template, shown, samplesOf(wording.template));
    this.pages.render(response, 'letters/letter-wording', {
      ...viewWording(wording, versions, shown),
      preview: letter && { subject: letter.subject, text: letter.text, body: bodyOf(letter.html) },
      isPreview: given !== null && refusal === null,
      errors,
    });
  }
}
