import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { RoleGrantsService } from './role-grants.service.js';
import { ROLES } from './roles.js';
import { sayRole, viewRoles } from './views/roles.view.js';

const grantForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  address: z.string().trim().max(254).default(''),
  name: z.string().trim().max(120).default(''),
  role: z.enum([...ROLES, '']).default(''),
  scope: z.string().trim().max(200).default(''),
});
type GrantForm = z.infer<typeof grantForm>;
const pressForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });
type PressForm = z.infer<typeof pressForm>;

/** Where a fault that the service finds belongs on the form. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'accounts.bad-address': 'address',
  'accounts.unknown-address': 'address',
  'accounts.unknown-role': 'role',
  'accounts.scope-missing': 'scope',
  'accounts.scope-not-meant': 'scope',
  'accounts.unknown-scope': 'scope',
};

/** Who holds which role: an administrator gives, takes, and forbids signing in. */
@ApiExcludeController()
@Controller('roles')
export class RolesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly roles: RoleGrantsService,
  ) {}

  @Get()
  @Operation('accounts.show-roles')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response, {}, []);
  }

  @Post()
  @Operation('accounts.grant-role-on-page')
  async grant(
    @CurrentActor() actor: Actor,
    @Body({ schema: grantForm }) given: GrantForm,
    @Res() response: Response,
  ): Promise<void> {
    const { address, name, role, scope } = given;
    const errors: FieldError[] = [
      ...(address === '' ? [{ field: 'address', message: 'Enter an e-mail address' }] : []),
      ...(role === '' ? [{ field: 'role', message: 'Choose a role' }] : []),
    ];
    if (role === '' || errors.length > 0) return this.showList(actor, response, given, errors);
    try {
      const grant = await this.database.inTransaction(actor, (tx) =>
        this.roles.grant(tx, actor, { address, name, role, scope }),
      );
      this.done(response, `${grant.name} holds the role ${sayRole(grant)}.`);
    } catch (error) {
      const field = error instanceof DomainError ? FIELD_OF[error.code] : undefined;
      if (field === undefined) throw error;
      await this.showList(actor, response, given, [{ field, message: (error as DomainError).message }]);
    }
  }

  @Post('revoke')
  @Operation('accounts.revoke-role-on-page')
  async revoke(
    @CurrentActor() actor: Actor,
    @Body({ schema: pressForm }) { id }: PressForm,
    @Res() response: Response,
  ): Promise<void> {
    await this.attempt(actor, response, async (tx) => {
      const grant = await this.roles.revoke(tx, actor, id);
      return `${grant.name} no longer holds the role ${sayRole(grant)}.`;
    });
  }

  @Post('disable')
  @Operation('accounts.disable-person-on-page')
  async disable(
    @CurrentActor() actor: Actor,
    @Body({ schema: pressForm }) { id }: PressForm,
    @Res() response: Response,
  ): Promise<void> {
    await this.attempt(actor, response, async (tx) => {
      await this.roles.disable(tx, id);
      return 'This person may no longer sign in, and their sessions have ended.';
    });
  }

  @Post('enable')
  @Operation('accounts.enable-person-on-page')
  async enable(
    @CurrentActor() actor: Actor,
    @Body({ schema: pressForm }) { id }: PressForm,
    @Res() response: Response,
  ): Promise<void> {
    await this.attempt(actor, response, async (tx) => {
      await this.roles.enable(tx, id);
      return 'This person may sign in again.';
    });
  }

  private async attempt(actor: Actor, response: Response, work: (tx: Tx) => Promise<string>): Promise<void> {
    try {
      this.done(response, await this.database.inTransaction(actor, work));
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      await this.showList(actor, response, {}, [{ field: 'address', message: error.message }]);
    }
  }

  private done(response: Response, sentence: string): void {
    this.pages.flash(response, sentence);
    response.redirect(303, '/roles');
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<GrantForm>,
    errors: readonly FieldError[],
  ): Promise<void> {
    const grants = await this.database.read(actor, (tx) => this.roles.list(tx));
    this.pages.render(response, 'accounts/roles', { ...viewRoles(grants), given, errors });
  }
}
