import { Injectable } from '@nestjs/common';
import { PeerIntakeService } from '../peers/peer-intake.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Letters } from '../platform/mail/letters.js';
import { deriveSecret, hashLinkSecret, secretPlaceholder } from '../platform/mail/link-secrets.js';
import { type Campaign } from './campaigns.service.js';
import { type Hub } from './read-answers.query.js';
import { writeConfirmationLetter } from './recruitment.email.js';

/** What somebody gives who would like to be a peer. */
export interface Interest {
  readonly name: string;
  /** In small letters. */
  readonly address: string;
  /** Code of a kind. */
  readonly kind: string;
  readonly region: string;
  /** Where they work or sit, in their own words. */
  readonly organisation: string;
  readonly statement: string | null;
}

export type ExpressionState = 'asked' | 'confirmed' | 'taken' | 'declined';

/** An expression of interest as staff see it. */
export interface Expression extends Interest {
  readonly id: string;
  readonly campaignId: string;
  readonly hub: { readonly name: string; readonly reference: string } | null;
  readonly state: ExpressionState;
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
  readonly peerId: string | null;
  readonly version: number;
}

const PURPOSE = 'expression';
/** A link to confirm lives so long; what nobody confirmed is forgotten then. Assumption: two weeks, as holidays go. */
export const CONFIRM_WITHIN_DAYS = 14;
const DAY_MS = 86_400_000;

const EXPRESSION = `select e.id, e.campaign_id as "campaignId", e.name, e.address, e.kind_code as kind, e.region, e.organisation, e.statement,
    case when o.id is not null then jsonb_build_object('name', o.name, 'reference', o.reference) end as hub,
    e.state, e.asked_at as "askedAt", e.confirmed_at as "confirmedAt", e.peer_id as "peerId", e.version
  from expression_of_interest e left join organisation o on o.id = e.hub_id`;

/** Who would like to be a peer: asked by letter, confirmed by a press, taken into the pool by staff. */
@Injectable()
export class ExpressionsService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly letters: Letters,
    private readonly intake: PeerIntakeService,
  ) {}

  /**
   * Keeps an interest and asks for a confirmation by letter. What an address has said before stays as it is; whoever has not
   * confirmed yet is written to once more a day. The caller cannot tell one from the other.
   * @param hub that nominates; null: of their own accord.
   */
  async ask(tx: Tx, campaign: Campaign, interest: Interest, hub: Hub | null): Promise<void> {
    const [{ id }] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
    await tx.query(
      `insert into expression_of_interest
         (id, campaign_id, hub_id, name, address, kind_code, region, organisation, statement, token_hash, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (campaign_id, address) do nothing`,
      [
        id,
        campaign.id,
        hub?.id ?? null,
        interest.name,
        interest.address,
        interest.kind,
        interest.region,
        interest.organisation,
        interest.statement,
        hashLinkSecret(deriveSecret(this.config.secretKey, PURPOSE, id)),
        this.clock.now(),
      ],
    );
    const [kept] = await tx.query<{ id: string; name: string; state: ExpressionState; hub: string | null }[]>(
      `select e.id, e.name, e.state, o.name as hub from expression_of_interest e left join organisation o on o.id = e.hub_id
        where e.campaign_id = $1 and e.address = $2`,
      [campaign.id, interest.address],
    );
    if (kept?.state !== 'asked') return;
    const letter = writeConfirmationLetter({
      name: kept.name,
      campaign: campaign.name,
      link: `${this.config.publicBaseUrl}/join/confirm/${secretPlaceholder(PURPOSE, kept.id)}`,
      days: CONFIRM_WITHIN_DAYS,
      hub: kept.hub,
    });
    await this.letters.write(tx, {
      ...letter,
      kind: 'recruitment.confirmation',
      dedupeKey: `${kept.id} ${this.clock.today()}`,
      personId: null,
      toAddress: interest.address,
    });
  }

  /** What a link belongs to, while it works. @throws DomainError gone. */
  async findBySecret(tx: Tx, secret: string): Promise<{ id: string; state: ExpressionState; campaign: string }> {
    const [found] = await tx.query<{ id: string; state: ExpressionState; campaign: string }[]>(
      `select e.id, e.state, c.name as campaign from expression_of_interest e join campaign c on c.id = e.campaign_id
        where e.token_hash = $1 and (e.state <> 'asked' or e.asked_at > $2) for update of e`,
      [hashLinkSecret(secret), this.oldest()],
    );
    if (found) return found;
    throw new DomainError(
      'gone',
      'recruitment.link-over',
      'This link does not work any more, or was cut off in the letter. Copy the whole link, or express your interest again.',
    );
  }

  /** Confirms; the second time it changes nothing. @throws DomainError gone. */
  async confirm(tx: Tx, secret: string): Promise<{ campaign: string }> {
    const { id, state, campaign } = await this.findBySecret(tx, secret);
    if (state === 'asked')
      await tx.query(
        `update expression_of_interest set state = 'confirmed', confirmed_at = $2, version = version + 1 where id = $1`,
        [id, this.clock.now()],
      );
    return { campaign };
  }

  /** The expressions of a campaign, those to be decided first. Whoever has not confirmed is left out: nobody said it was them. */
  list(tx: Tx, campaignId: string): Promise<Expression[]> {
    return tx.query<Expression[]>(
      `${EXPRESSION} where e.campaign_id = $1 and e.state <> 'asked' order by e.state <> 'confirmed', e.asked_at, e.id`,
      [campaignId],
    );
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, campaignId: string, id: string): Promise<Expression> {
    const [found] = await tx.query<Expression[]>(
      `${EXPRESSION} where e.campaign_id = $1 and e.id = $2 and e.state <> 'asked'`,
      [campaignId, id],
    );
    if (found) return found;
    throw new DomainError(
      'not-found',
      'recruitment.unknown-expression',
      `The campaign has no confirmed expression of interest ${id}.`,
    );
  }

  /**
   * Takes somebody into the pool: nominated when a hub did so, applied otherwise.
   * @param organisation reference of their home organisation, which a person chooses for their words.
   * @throws DomainError not-found; conflict when decided before, or a peer already; invalid for an unknown organisation.
   */
  async take(tx: Tx, actor: Actor, campaign: Campaign, id: string, organisation: string): Promise<Expression> {
    const expression = await this.getUndecided(tx, campaign.id, id);
    const hub = expression.hub === null ? '' : ` Nominated by ${expression.hub.name}.`;
    const peerId = await this.intake.add(tx, {
      name: expression.name,
      address: expression.address,
      kind: expression.kind,
      organisation,
      state: expression.hub === null ? 'applied' : 'nominated',
      note: `Answered the campaign ${campaign.name}.${hub}`,
    });
    return this.decide(tx, actor, expression, 'taken', peerId);
  }

  /** @throws DomainError not-found; conflict when decided before. */
  async decline(tx: Tx, actor: Actor, campaignId: string, id: string): Promise<Expression> {
    return this.decide(tx, actor, await this.getUndecided(tx, campaignId, id), 'declined', null);
  }

  /** Forgets what nobody confirmed in time. */
  async forgetUnconfirmed(tx: Tx): Promise<void> {
    await tx.query(`delete from expression_of_interest where state = 'asked' and asked_at <= $1`, [this.oldest()]);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - CONFIRM_WITHIN_DAYS * DAY_MS);
  }

  private async getUndecided(tx: Tx, campaignId: string, id: string): Promise<Expression> {
    const expression = await this.get(tx, campaignId, id);
    if (expression.state === 'confirmed') return expression;
    throw new DomainError(
      'conflict',
      'recruitment.decided',
      `The interest of ${expression.name} has been ${expression.state} already. Nothing is to be done.`,
    );
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    { id, campaignId, version }: Expression,
    state: 'taken' | 'declined',
    peerId: string | null,
  ): Promise<Expression> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `update expression_of_interest set state = $3, decided_at = $4, decided_by = $5, peer_id = $6, version = version + 1
        where id = $1 and version = $2`,
      [id, version, state, this.clock.now(), actor.personId, peerId],
    );
    if (changed !== 1)
      throw new DomainError(
        'conflict',
        'recruitment.decided',
        'Somebody has decided this meanwhile. Load the page again.',
      );
    return this.get(tx, campaignId, id);
  }
}
