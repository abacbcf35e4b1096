import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { parseIsoDate } from '../platform/clock/iso-date.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { CouncilsService } from './councils.service.js';
import { SHARED_KINDS } from './say-shared-service.js';
import { SharedServicesService } from './shared-services.service.js';
import { viewCouncilChoices, viewSharedServices } from './views/shared-services.view.js';

const text = (most: number) => z.string().trim().max(most).default('');
const sharingForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  a: text(8),
  b: text(8),
  shares: text(40),
  what: text(120),
  since: text(20),
  until: text(20),
  source: text(160),
});
type SharingForm = z.infer<typeof sharingForm>;
const removalForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });

/** The list of what councils share, on which conflicts of interest rest. */
@ApiExcludeController()
@Controller('shared-services')
export class SharedServicesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly councils: CouncilsService,
    private readonly sharing: SharedServicesService,
  ) {}

  @Get()
  @Operation('councils.show-shared-services')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('councils.add-shared-service-on-page')
  async add(
    @CurrentActor() actor: Actor,
    @Body({ schema: sharingForm }) given: SharingForm,
    @Res() response: Response,
  ): Promise<void> {
    const shares = SHARED_KINDS.find((kind) => kind === given.shares);
    const errors = checkForm(given);
    if (errors.length > 0 || !shares) return this.showList(actor, response, given, errors);
    const wanted = { ...given, shares, since: parseIsoDate(given.since), until: parseIsoDate(given.until) };
    try {
      const { nameA, nameB } = await this.database.inTransaction(actor, (tx) => this.sharing.add(tx, wanted));
      this.pages.flash(response, `It is recorded what ${nameA} and ${nameB} share.`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.showList(actor, response, given, [{ field: 'a', message: error.message }]);
    }
    response.redirect(303, '/shared-services');
  }

  @Post('removal')
  @Operation('councils.remove-shared-service-on-page')
  async remove(
    @CurrentActor() actor: Actor,
    @Body({ schema: removalForm }) { id }: z.infer<typeof removalForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.sharing.remove(tx, id));
    this.pages.flash(response, 'The entry is removed.');
    response.redirect(303, '/shared-services');
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<SharingForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const { entries, councils } = await this.database.read(actor, async (tx) => ({
      entries: await this.sharing.list(tx),
      councils: await this.councils.findByCodes(tx),
    }));
    const choices = (code: string | undefined) => viewCouncilChoices([...councils.values()], code ?? '');
    this.pages.render(response, 'councils/shared-services', {
      entries: viewSharedServices(entries),
      choicesA: choices(given.a),
      choicesB: choices(given.b),
      given,
      errors,
    });
  }
}

function checkForm({ a, b, shares, since, until, source }: SharingForm): FieldError[] {
  const isBadDay = (day: string) => day !== '' && parseIsoDate(day) === null;
  const rules: readonly (readonly [boolean, string, string])[] = [
    [a === '', 'a', 'Choose a council'],
    [b === '', 'b', 'Choose the other council'],
    [shares === '', 'shares', 'Choose what they share'],
    [isBadDay(since), 'since', `“${since}” is no date. Write it as 2026-04-01.`],
    [isBadDay(until), 'until', `“${until}” is no date. Write it as 2026-04-01.`],
    [since !== '' && until !== '' && until < since, 'until', `${until} is before ${since}`],
    [source === '', 'source', 'Enter where you know it from'],
  ];
  return rules.filter(([isFault]) => isFault).map(([, field, message]) => ({ field, message }));
}
