import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { ACCREDITATION_STATES } from './import-peers.js';
import { PeerKindsService } from './peer-kinds.service.js';
import { PeerLifeService, type WantedStep } from './peer-life.service.js';
import { type GivenStep, viewPeerLife } from './views/peer-life.view.js';
import { LIVES_PAGE_SIZE, type LivesChoice, viewPeerLives } from './views/peer-lives.view.js';

const text = (longest: number) => z.string().trim().max(longest).catch('').default('');
const livesPageQuery = z.object({
  state: z
    .enum(['', ...ACCREDITATION_STATES])
    .catch('')
    .default(''),
  kind: text(40),
  search: text(60),
  due: z.enum(['yes', '']).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
const stepForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  to: z.enum(ACCREDITATION_STATES),
  version: z.coerce.number().int().min(0).catch(0).default(0),
  on: z.string().trim().max(20).default(''),
  note: z.string().trim().max(1000).default(''),
  until: z.string().trim().max(20).default(''),
  isVettedByOwnGroup: z.enum(['yes', '']).default(''),
});
type StepForm = z.infer<typeof stepForm>;

/** The pool by state, and the life of one peer with its next steps. */
@ApiExcludeController()
@Controller()
export class PeerLivesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly lives: PeerLifeService,
    private readonly kinds: PeerKindsService,
  ) {}

  @Get('accreditation')
  @Operation('peers.show-lives')
  async show(
    @CurrentActor() actor: Actor,
    @Query({ schema: livesPageQuery }) choice: LivesChoice,
    @Res() response: Response,
  ): Promise<void> {
    const { state, kind, search, due, page } = choice;
    const query = {
      state: state || undefined,
      kind: kind || undefined,
      search: search || undefined,
      due: due === 'yes',
      page,
      pageSize: LIVES_PAGE_SIZE,
      sort: due === 'yes' ? 'until' : 'name',
    } as const;
    const model = await this.database.read(actor, async (tx) =>
      viewPeerLives(choice, {
        peers: await this.lives.list(tx, query),
        counts: await this.lives.countStates(tx),
        kinds: await this.kinds.listKinds(tx),
      }),
    );
    this.pages.render(response, 'peers/peer-lives', { ...model });
  }

  @Get('peers/:peerId/life')
  @Operation('peers.show-life')
  async showOne(
    @CurrentActor() actor: Actor,
    @Param('peerId', { schema: z.uuid() }) peerId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showLife(actor, peerId, response);
  }

  @Post('peers/:peerId/life/steps')
  @Operation('peers.take-step-on-page')
  async take(
    @CurrentActor() actor: Actor,
    @Param('peerId', { schema: z.uuid() }) peerId: string,
    @Body({ schema: stepForm }) given: StepForm,
    @Res() response: Response,
  ): Promise<void> {
    const errors = await this.attempt(actor, peerId, given);
    if (errors.length > 0) return this.showLife(actor, peerId, response, given, errors);
    this.pages.flash(response, 'The step is recorded.');
    response.redirect(303, `/peers/${peerId}/life`);
  }

  /** Does what the form says; what a person can mend comes back as faults of its fields. */
  private async attempt(actor: Actor, peerId: string, given: StepForm): Promise<FieldError[]> {
    const { to, on, note, until, version } = given;
    const idOf = (field: string): string => `${to}-${field}`;
    const dates = { on, until };
    const errors = Object.entries(dates).flatMap(([field, value]) =>
      value === '' || z.iso.date().safeParse(value).success
        ? []
        : [{ field: idOf(field), message: `Enter a date like 2027-05-03, not ${value}` }],
    );
    if (errors.length > 0) return errors;
    const wanted: WantedStep = {
      to,
      note: note === '' ? null : note,
      isVettedByOwnGroup: given.isVettedByOwnGroup === 'yes',
      ...(on === '' ? {} : { on }),
      ...(until === '' ? {} : { until }),
    };
    try {
      await this.database.inTransaction(actor, (tx) => this.lives.takeStep(tx, peerId, version, wanted));
      return [];
    } catch (error) {
      if (!(error instanceof DomainError) || !['conflict', 'stale', 'invalid'].includes(error.kind)) throw error;
      const faults = (error.details?.['errors'] ?? []) as { pointer: string; detail: string }[];
      if (faults.length === 0) return [{ field: idOf('on'), message: error.message }];
      return faults.map(({ pointer, detail }) => ({ field: idOf(pointer.slice(1)), message: detail }));
    }
  }

  private async showLife(
    actor: Actor,
    peerId: string,
    response: Response,
    given: GivenStep | null = null,
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const life = await this.database.read(actor, (tx) => this.lives.get(tx, peerId));
    this.pages.render(response, 'peers/peer-life', {
      ...viewPeerLife(life, given, this.lives.usualLastDay()),
      errors,
    });
  }
}
