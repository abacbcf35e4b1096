import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { AssistantsService } from './assistants.service.js';
import { OwnPeerService } from './own-peer.service.js';
import { sayInstant } from './views/marking.view.js';

const nameForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: z.string().trim().max(100).default(''),
  address: z.string().trim().max(300).default(''),
});
const endForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });
type NameForm = z.infer<typeof nameForm>;

/** Each naming sends a letter. */
const NAMINGS: RateLimit = { purpose: 'peers.name-assistant', most: 10, windowMinutes: 24 * 60 };

/** Whom a peer lets mark their weeks. */
@ApiExcludeController()
@Controller('my/assistants')
export class MyAssistantsPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly own: OwnPeerService,
    private readonly assistants: AssistantsService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  @Operation('peers.show-my-assistants')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('peers.name-assistant')
  async name(
    @CurrentActor() actor: Actor,
    @Body({ schema: nameForm }) given: NameForm,
    @Res() response: Response,
  ): Promise<void> {
    const errors = [
      ...(given.name === '' ? [{ field: 'name', message: 'Enter a name' }] : []),
      ...(given.address === '' ? [{ field: 'address', message: 'Enter an e-mail address' }] : []),
    ];
    if (errors.length > 0) return this.showList(actor, response, given, errors);
    const peerId = await this.database.read(actor, (tx) => this.own.get(tx, actor));
    await this.limits.take(NAMINGS, peerId);
    try {
      await this.database.inTransaction(actor, (tx) => this.assistants.name(tx, actor, peerId, given));
    } catch (error) {
      if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      return this.showList(actor, response, given, [{ field: 'address', message: error.message }]);
    }
    this.pages.flash(response, `${given.name} is your assistant now. A letter to ${given.address} says what to do.`);
    response.redirect(303, '/my/assistants');
  }

  @Post('end')
  @Operation('peers.end-assistant')
  async end(
    @CurrentActor() actor: Actor,
    @Body({ schema: endForm }) { id }: z.infer<typeof endForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, async (tx) =>
      this.assistants.revoke(tx, actor, await this.own.get(tx, actor), id),
    );
    this.pages.flash(response, 'They are your assistant no longer.');
    response.redirect(303, '/my/assistants');
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<NameForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const assistants = await this.database.read(actor, async (tx) =>
      this.assistants.list(tx, await this.own.get(tx, actor)),
    );
    this.pages.render(response, 'peers/my-assistants', {
      assistants: assistants.map(({ namedAt, ...assistant }) => ({ ...assistant, since: sayInstant(namedAt) })),
      given,
      errors,
    });
  }
}
