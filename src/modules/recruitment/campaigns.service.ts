import { Injectable } from '@nestjs/common';
import { PeerKindsService } from '../peers/peer-kinds.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { buildFunnel, type FunnelLine, type Target } from './funnel.js';
import { readAnswers } from './read-answers.query.js';

/** A search for peers, with what it wants. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  /** What the public form says first. */
  readonly introduction: string;
  readonly opensOn: IsoDate;
  /** Last day on which the form is open. */
  readonly closesOn: IsoDate;
  /** The programme year whose capacity it was made for. */
  readonly yearId: string | null;
  readonly targets: readonly Target[];
  readonly version: number;
}
export type NewCampaign = Omit<Campaign, 'id' | 'version'>;
export type CampaignEdit = Partial<Omit<NewCampaign, 'yearId'>>;

const CAMPAIGN = `select c.id, c.name, c.introduction, c.opens_on::text as "opensOn", c.closes_on::text as "closesOn",
    c.year_id as "yearId", c.version,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind_code, 'region', t.region, 'party', t.party, 'number', t.number)
                               order by k.position, t.region nulls first, t.party nulls first), '[]')
       from campaign_target t join peer_kind k on k.code = t.kind_code where t.campaign_id = c.id) as targets
  from campaign c`;

/** Recruitment campaigns: what is wanted, and how far it has come. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly kinds: PeerKindsService,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  list(tx: Tx): Promise<Campaign[]> {
    return tx.query<Campaign[]>(`${CAMPAIGN} order by c.opens_on desc, c.id`);
  }

  /** Those whose form is open today. */
  listOpen(tx: Tx): Promise<Campaign[]> {
    return tx.query<Campaign[]>(`${CAMPAIGN} where $1 between c.opens_on and c.closes_on order by lower(c.name)`, [
      this.clock.today(),
    ]);
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, id: string): Promise<Campaign> {
    const [campaign] = await tx.query<Campaign[]>(`${CAMPAIGN} where c.id = $1`, [id]);
    if (campaign) return campaign;
    throw new DomainError(
      'not-found',
      'recruitment.unknown-campaign',
      `There is no campaign ${id}. Look it up in the list.`,
    );
  }

  /** @throws DomainError not-found also for a campaign whose form is not open: the public need not know of it. */
  async getOpen(tx: Tx, id: string): Promise<Campaign> {
    const campaign = (await this.listOpen(tx)).find((each) => each.id === id);
    if (campaign) return campaign;
    throw new DomainError('not-found', 'recruitment.no-open-campaign', 'This search is not open. It may be over.');
  }

  /** @throws DomainError conflict for a name that is taken; invalid for days or targets that cannot be. */
  async create(tx: Tx, campaign: NewCampaign): Promise<Campaign> {
    await this.check(tx, campaign, null);
    const [row] = await tx.query<{ id: string }[]>(
      'insert into campaign (name, introduction, opens_on, closes_on, year_id) values ($1, $2, $3, $4, $5) returning id',
      [campaign.name, campaign.introduction, campaign.opensOn, campaign.closesOn, campaign.yearId],
    );
    await this.writeTargets(tx, row!.id, campaign.targets);
    return this.get(tx, row!.id);
  }

  /** Targets, when given, take the place of all there were. @throws DomainError as `create`; not-found; stale. */
  async edit(tx: Tx, id: string, version: number, edit: CampaignEdit): Promise<Campaign> {
    const campaign = { ...(await this.get(tx, id)), ...edit };
    await this.check(tx, campaign, id);
    const [, changed] = await tx.query<[unknown[], number]>(
      `update campaign set name = $3, introduction = $4, opens_on = $5, closes_on = $6, version = version + 1
        where id = $1 and version = $2`,
      [id, version, campaign.name, campaign.introduction, campaign.opensOn, campaign.closesOn],
    );
    if (changed !== 1) throw staleVersion(id);
    if (edit.targets) await this.writeTargets(tx, id, edit.targets);
    return this.get(tx, id);
  }

  /** Target against actual. @param hubId only those whom a hub nominated, without targets: its own line. */
  async funnel(tx: Tx, campaign: Campaign, hubId: string | null = null): Promise<FunnelLine[]> {
    return buildFunnel(hubId === null ? campaign.targets : [], await readAnswers(tx, campaign.id, hubId));
  }

  private async check(tx: Tx, { name, opensOn, closesOn, targets }: NewCampaign, own: string | null): Promise<void> {
    const [other] = await tx.query<{ id: string }[]>(
      'select id from campaign where lower(name) = lower($1) and id is distinct from $2',
      [name, own],
    );
    if (other)
      throw new DomainError(
        'conflict',
        'recruitment.name-taken',
        `There is a campaign called ${name} already. Give another name.`,
      );
    const faults: { pointer: string; detail: string }[] = [];
    if (closesOn < opensOn)
      faults.push({
        pointer: '/closesOn',
        detail: `It closes on ${closesOn}, before it opens on ${opensOn}. Give a later day.`,
      });
    const kinds = await this.kinds.listKinds(tx);
    for (const { kind, party } of targets) {
      const known = kinds.find(({ code }) => code === kind);
      if (!known) {
        const allowed = kinds.map(({ code }) => code).join(', ');
        faults.push({ pointer: '/targets', detail: `There is no kind of peer "${kind}". Allowed: ${allowed}.` });
      } else if (party !== null && !known.isElectedMember) {
        faults.push({ pointer: '/targets', detail: `Only elected members have a party, and ${kind} is no such kind.` });
      }
    }
    const wishes = targets.map(({ kind, region, party }) => JSON.stringify([kind, region, party]));
    if (new Set(wishes).size < wishes.length)
      faults.push({
        pointer: '/targets',
        detail: 'Two targets want the same kind, region and party. Put them into one.',
      });
    if (faults.length === 0) return;
    throw new DomainError('invalid', 'recruitment.campaign', faults.map(({ detail }) => detail).join(' '), {
      errors: faults.map((fault) => ({ in: 'body', ...fault })),
    });
  }

  private async writeTargets(tx: Tx, id: string, targets: readonly Target[]): Promise<void> {
    await tx.query('delete from campaign_target where campaign_id = $1', [id]);
    await tx.query(
      `insert into campaign_target (campaign_id, kind_code, region, party, number)
       select $1, kind, region, party, number
         from jsonb_to_recordset($2::jsonb) as t (kind text, region text, party text, number integer)`,
      [id, JSON.stringify(targets)],
    );
  }
}
