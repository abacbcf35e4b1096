import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { ChallengeManagersService } from './challenge-managers.service.js';
import { type Leave, readLeave, writeLeave } from './manager-leave.js';
import { viewManagers } from './views/challenge-managers.view.js';

const managerForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: z.string().trim().max(100).default(''),
  leave: z.string().max(10_000).default(''),
  isActive: z.enum(['yes', '']).default(''),
  version: z.coerce.number().int().min(0).catch(0).default(0),
});
type ManagerForm = z.infer<typeof managerForm>;

/** Who runs challenges, and when they are on leave. */
@ApiExcludeController()
@Controller('challenge-managers')
export class ChallengeManagersPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly managers: ChallengeManagersService,
  ) {}

  @Get()
  @Operation('programmes.show-managers')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('programmes.create-manager-on-page')
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: managerForm }) given: ManagerForm,
    @Res() response: Response,
  ): Promise<void> {
    const done = await this.attempt(given, (leave) =>
      this.database.inTransaction(actor, (tx) => this.managers.create(tx, { name: given.name, leave })),
    );
    if ('errors' in done) return this.showList(actor, response, given, done.errors);
    this.pages.flash(response, `${done.name} is on the staff list.`);
    response.redirect(303, '/challenge-managers');
  }

  @Get(':id')
  @Operation('programmes.show-manager')
  async showOne(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { leave, ...manager } = await this.database.read(actor, (tx) => this.managers.get(tx, id));
    this.pages.render(response, 'programmes/challenge-manager', {
      manager,
      given: { ...manager, leave: writeLeave(leave) },
      errors: [],
    });
  }

  @Post(':id')
  @Operation('programmes.edit-manager-on-page')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: managerForm }) given: ManagerForm,
    @Res() response: Response,
  ): Promise<void> {
    const isActive = given.isActive === 'yes';
    const done = await this.attempt(given, (leave) =>
      this.database.inTransaction(actor, (tx) =>
        this.managers.edit(tx, id, given.version, { name: given.name, isActive, leave }),
      ),
    );
    if ('errors' in done) {
      const manager = await this.database.read(actor, (tx) => this.managers.get(tx, id));
      this.pages.render(response, 'programmes/challenge-manager', {
        manager,
        given: { ...given, isActive },
        errors: done.errors,
      });
      return;
    }
    this.pages.flash(response, `What is known of ${done.name} is changed.`);
    response.redirect(303, '/challenge-managers');
  }

  /** Reads the form and does the work; what a person can mend comes back as faults of its fields. */
  private async attempt(
    { name, leave: text }: ManagerForm,
    work: (leave: readonly Leave[]) => Promise<{ readonly name: string }>,
  ): Promise<{ readonly name: string } | { readonly errors: readonly FieldError[] }> {
    const read = readLeave(text);
    const errors: FieldError[] = [
      ...(name === '' ? [{ field: 'name', message: 'Enter a name' }] : []),
      ...('faults' in read ? [{ field: 'leave', message: read.faults.join(' ') }] : []),
    ];
    if ('faults' in read || errors.length > 0) return { errors };
    try {
      return await work(read.leave);
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'stale'].includes(error.kind)) throw error;
      return { errors: [{ field: 'name', message: error.message }] };
    }
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<ManagerForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const managers = await this.database.read(actor, (tx) => this.managers.list(tx));
    this.pages.render(response, 'programmes/challenge-managers', { managers: viewManagers(managers), given, errors });
  }
}
