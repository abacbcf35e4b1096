import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { readKindForm, writeKindForm } from './kind-form.js';
import { kindCodeSchema } from './peer-kinds.dto.js';
import { type NewPeerKind, type PeerKind, PeerKindsService } from './peer-kinds.service.js';
import { sayUses, viewKinds } from './views/peer-kinds.view.js';

const text = z.string().trim().max(2000).default('');
const tick = z.enum(['yes', '']).default('');
const kindForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  code: text,
  name: text,
  position: text,
  daysPerDeployment: text,
  vacancyWeight: text,
  usualLeast: text,
  usualMost: text,
  hubs: text,
  isElectedMember: tick,
  canLead: tick,
  isLocalGovernment: tick,
  version: z.coerce.number().int().min(0).catch(0).default(0),
});
type KindForm = z.infer<typeof kindForm>;

const isAdministrator = ({ roles }: Actor): boolean => roles.includes('administrator');

/** The kinds of peer: an administrator adds and changes them, staff may look. */
@ApiExcludeController()
@Controller('peer-kinds')
export class PeerKindsPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly kinds: PeerKindsService,
  ) {}

  @Get()
  @Operation('peers.show-kinds')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('peers.create-kind-on-page')
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: kindForm }) given: KindForm,
    @Res() response: Response,
  ): Promise<void> {
    const done = await this.attempt(actor, given, (tx, kind) => this.kinds.createKind(tx, kind));
    if ('errors' in done) return this.showList(actor, response, given, done.errors);
    this.pages.flash(response, `${done.name} is a kind of peer now.`);
    response.redirect(303, '/peer-kinds');
  }

  @Get(':code')
  @Operation('peers.show-kind')
  async showOne(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: kindCodeSchema }) code: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showKind(actor, code, response);
  }

  @Post(':code')
  @Operation('peers.edit-kind-on-page')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: kindCodeSchema }) code: string,
    @Body({ schema: kindForm }) given: KindForm,
    @Res() response: Response,
  ): Promise<void> {
    const done = await this.attempt(actor, given, async (tx, edit) =>
      this.kinds.editKind(tx, await this.kinds.getKind(tx, code), given.version, edit),
    );
    if ('errors' in done) return this.showKind(actor, code, response, given, done.errors);
    this.pages.flash(response, `What is known of the kind ${done.name} is changed.`);
    response.redirect(303, '/peer-kinds');
  }

  /** Reads the form and does the work; what a person can mend comes back as faults of its fields. */
  private async attempt(
    actor: Actor,
    given: KindForm,
    work: (tx: Tx, kind: NewPeerKind) => Promise<PeerKind>,
  ): Promise<PeerKind | { readonly errors: readonly FieldError[] }> {
    const read = readKindForm(given);
    if ('errors' in read) return read;
    try {
      return await this.database.inTransaction(actor, (tx) => work(tx, read.kind));
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'stale', 'invalid'].includes(error.kind)) throw error;
      const faults = (error.details?.['errors'] ?? []) as { pointer: string; detail: string }[];
      if (faults.length === 0) return { errors: [{ field: 'code', message: error.message }] };
      return { errors: faults.map(({ pointer, detail }) => ({ field: pointer.slice(1), message: detail })) };
    }
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<KindForm> = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const kinds = await this.database.read(actor, (tx) => this.kinds.listKinds(tx));
    this.pages.render(response, 'peers/peer-kinds', {
      kinds: viewKinds(kinds),
      mayChange: isAdministrator(actor),
      given,
      errors,
    });
  }

  private async showKind(
    actor: Actor,
    code: string,
    response: Response,
    given: KindForm | null = null,
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const { kind, uses } = await this.database.read(actor, async (tx) => ({
      kind: await this.kinds.getKind(tx, code),
      uses: await this.kinds.findUses(tx, code),
    }));
    this.pages.render(response, 'peers/peer-kind', {
      kind,
      uses: sayUses(uses),
      given: given ?? writeKindForm(kind),
      mayChange: isAdministrator(actor),
      errors,
    });
  }
}
