import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { AssistantsService } from '../peers/assistants.service.js';
import { PeersService } from '../peers/peers.service.js';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { PeerConflictsService } from './peer-conflicts.service.js';
import { loadPeerChoices } from './peer-choices.query.js';
import { PEERS_ON_A_PAGE, viewPeer, viewPeers } from './views/peers.view.js';

const text = (most: number) => z.string().trim().max(most).catch('').default('');
const peersQuery = z.object({
  search: text(60),
  kind: text(40),
  region: text(60),
  state: z
    .enum(['nominated', 'applied', 'vetted', 'trained', 'accredited', 'suspended', 'lapsed', ''])
    .catch('')
    .default(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
const endForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });
const orUndefined = <Text extends string>(value: Text) => (value === '' ? undefined : (value as Exclude<Text, ''>));

/** The pool as coordinators look through it. */
@ApiExcludeController()
@Controller('peers')
export class PeersPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly peers: PeersService,
    private readonly conflicts: PeerConflictsService,
    private readonly assistants: AssistantsService,
  ) {}

  @Get()
  @Operation('planning.show-peers')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: peersQuery }) query: z.infer<typeof peersQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const { choices, page } = await this.database.read(actor, async (tx) => ({
      choices: await loadPeerChoices(tx),
      page: await this.peers.list(tx, actor, {
        page: query.page,
        pageSize: PEERS_ON_A_PAGE,
        sort: 'name',
        search: orUndefined(query.search),
        kind: orUndefined(query.kind),
        region: orUndefined(query.region),
        state: orUndefined(query.state),
      }),
    }));
    this.pages.render(response, 'planning/peers', { ...viewPeers(page, query, choices) });
  }

  @Get(':id')
  @Operation('planning.show-peer')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', PageIdPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const { kinds } = await loadPeerChoices(tx);
      const { items } = await this.conflicts.load(tx, id, null);
      return viewPeer(await this.peers.get(tx, actor, id), kinds, items, await this.assistants.list(tx, id));
    });
    this.pages.render(response, 'planning/peer', { ...model });
  }

  @Post(':id/assistants/end')
  @Operation('planning.end-assistant-of-peer')
  async endAssistant(
    @CurrentActor() actor: Actor,
    @Param('id', PageIdPipe) id: string,
    @Body({ schema: endForm }) form: z.infer<typeof endForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.assistants.revoke(tx, actor, id, form.id));
    this.pages.flash(response, 'The assistant’s access is ended.');
    response.redirect(303, `/peers/${id}`);
  }
}
