import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { CouncilsService } from '../councils/councils.service.js';
import { DECLARABLE_REASONS, OwnConflictsService } from '../peers/own-conflicts.service.js';
import { OwnPeerService } from '../peers/own-peer.service.js';
import { parseIsoDate } from '../platform/clock/iso-date.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PeerConflictsService } from './peer-conflicts.service.js';
import { viewDeclarableCouncils, viewMyConflicts } from './views/my-conflicts.view.js';

const text = (most: number) => z.string().trim().max(most).default('');
const declareForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  council: text(8),
  reason: text(30),
  since: text(20),
  until: text(20),
  note: text(1000),
});
const withdrawForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });
type DeclareForm = z.infer<typeof declareForm>;

/** A peer's own conflicts of interest: what follows from their profile, and what they declare. */
@ApiExcludeController()
@Controller('my/conflicts')
export class MyConflictsPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly own: OwnPeerService,
    private readonly declared: OwnConflictsService,
    private readonly conflicts: PeerConflictsService,
    private readonly councils: CouncilsService,
  ) {}

  @Get()
  @Operation('planning.show-my-conflicts')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('planning.declare-conflict')
  async declare(
    @CurrentActor() actor: Actor,
    @Body({ schema: declareForm }) given: DeclareForm,
    @Res() response: Response,
  ): Promise<void> {
    const reason = DECLARABLE_REASONS.find((each) => each === given.reason);
    const errors = checkForm(given);
    if (errors.length > 0 || !reason) return this.showList(actor, response, given, errors);
    const { council, note } = given;
    const [since, until] = [parseIsoDate(given.since), parseIsoDate(given.until)];
    try {
      await this.database.inTransaction(actor, async (tx) => {
        const peerId = await this.own.get(tx, actor);
        await this.declared.declare(tx, actor, peerId, {
          council,
          reason,
          since,
          until,
          note: note === '' ? null : note,
        });
      });
    } catch (error) {
      if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      return this.showList(actor, response, given, [{ field: 'council', message: error.message }]);
    }
    this.pages.flash(response, 'Your conflict is declared. Nobody will be asked to send you there.');
    response.redirect(303, '/my/conflicts');
  }

  @Post('withdraw')
  @Operation('planning.withdraw-conflict')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Body({ schema: withdrawForm }) { id }: z.infer<typeof withdrawForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, async (tx) =>
      this.declared.withdraw(tx, actor, await this.own.get(tx, actor), id),
    );
    this.pages.flash(response, 'The conflict is withdrawn. That you had declared it stays on record.');
    response.redirect(303, '/my/conflicts');
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<DeclareForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const peerId = await this.own.get(tx, actor);
      const { items } = await this.conflicts.load(tx, peerId, null);
      const councils = [...(await this.councils.findByCodes(tx)).values()];
      return {
        ...viewMyConflicts(items, await this.declared.list(tx, peerId)),
        councils: viewDeclarableCouncils(councils, given.council ?? ''),
      };
    });
    this.pages.render(response, 'planning/my-conflicts', { ...model, given, errors });
  }
}

function checkForm({ council, reason, since, until }: DeclareForm): FieldError[] {
  const isBadDay = (day: string) => day !== '' && parseIsoDate(day) === null;
  const rules: readonly (readonly [boolean, string, string])[] = [
    [council === '', 'council', 'Choose a council'],
    [!DECLARABLE_REASONS.some((each) => each === reason), 'reason', 'Choose a reason'],
    [isBadDay(since), 'since', `“${since}” is no day of the calendar`],
    [isBadDay(until), 'until', `“${until}” is no day of the calendar`],
    [since !== '' && until !== '' && until < since, 'until', 'The last day is before the first'],
  ];
  return rules.filter(([isFault]) => isFault).map(([, field, message]) => ({ field, message }));
}
