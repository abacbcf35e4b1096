import { Injectable } from '@nestjs/common';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { CampaignsService } from './campaigns.service.js';
import { ExpressionsService, type Interest } from './expressions.service.js';
import { type FunnelLine } from './funnel.js';
import { findHubsOf, type Hub, listNominees, type Nominee } from './read-answers.query.js';

/** What a hub sees: itself, its own nominees, and its own line of each funnel. Nothing of anybody else. */
export interface OwnNominations {
  readonly hub: Hub;
  readonly campaigns: readonly {
    readonly id: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly funnel: readonly FunnelLine[];
  }[];
  readonly nominees: readonly Nominee[];
}

/** What a hub gives of a nominee; their home organisation is the hub unless it says otherwise. */
export type Nomination = Omit<Interest, 'organisation'> & { readonly organisation: string | null };

/** Hubs nominate people from outside local government. Which hub acts follows from who is signed in. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly expressions: ExpressionsService,
  ) {}

  /** One entry for each hub for which the person acts. */
  async readOwn(tx: Tx, actor: Actor): Promise<OwnNominations[]> {
    const open = new Set((await this.campaigns.listOpen(tx)).map(({ id }) => id));
    const campaigns = await this.campaigns.list(tx);
    const own: OwnNominations[] = [];
    for (const hub of await findHubsOf(tx, actor.personId)) {
      const shown: OwnNominations['campaigns'][number][] = [];
      for (const campaign of campaigns) {
        const funnel = await this.campaigns.funnel(tx, campaign, hub.id);
        const isOpen = open.has(campaign.id);
        if (isOpen || funnel.length > 0) shown.push({ id: campaign.id, name: campaign.name, isOpen, funnel });
      }
      own.push({ hub, campaigns: shown, nominees: await listNominees(tx, hub.id) });
    }
    return own;
  }

  /**
   * Nominates a person, who is asked by letter.
   * @param hubReference needed only by who acts for several hubs.
   * @throws DomainError not-found for a hub that is not theirs or a campaign that is not open; invalid for a kind that it does not nominate.
   */
  async nominate(
    tx: Tx,
    actor: Actor,
    campaignId: string,
    hubReference: string | null,
    { organisation, ...nomination }: Nomination,
  ): Promise<void> {
    const hubs = await findHubsOf(tx, actor.personId);
    const hub =
      hubReference === null
        ? hubs.length === 1
          ? hubs[0]
          : undefined
        : hubs.find((each) => each.reference === hubReference);
    if (!hub)
      throw new DomainError(
        'not-found',
        'recruitment.unknown-hub',
        'There is no such hub. Name one for which you act.',
      );
    const campaign = await this.campaigns.getOpen(tx, campaignId);
    if (!hub.kinds.some(({ code }) => code === nomination.kind)) {
      const detail = `${hub.name} nominates: ${hub.kinds.map(({ code }) => code).join(', ') || 'no kind yet'}. Choose one of these, not ${nomination.kind}.`;
      throw new DomainError('invalid', 'recruitment.foreign-kind', detail, {
        errors: [{ in: 'body', pointer: '/kind', detail }],
      });
    }
    await this.expressions.ask(tx, campaign, { ...nomination, organisation: organisation ?? hub.name }, hub);
  }
}
