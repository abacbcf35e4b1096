import { type Tx } from '../platform/database/database.js';
import { type Answer } from './funnel.js';

/** Everybody who answered a campaign, and how far they have come. @param hubId only those whom a hub nominated. */
export function readAnswers(tx: Tx, campaignId: string, hubId: string | null): Promise<Answer[]> {
  return tx.query<Answer[]>(
    `select coalesce(p.kind_code, e.kind_code) as kind, coalesce(p.region, e.region) as region,
            case when e.state = 'taken' then coalesce(p.accreditation_state, 'lapsed') else e.state end as standing
       from expression_of_interest e left join peer p on p.id = e.peer_id
      where e.campaign_id = $1 and ($2::uuid is null or e.hub_id = $2) order by e.asked_at, e.id`,
    [campaignId, hubId],
  );
}

/** An organisation that nominates, as the person who acts for it may see it. */
export interface Hub {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  /** Kinds that it nominates. */
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
}

/** The hubs for which a person acts; none for who does not. */
export function findHubsOf(tx: Tx, personId: string | null): Promise<Hub[]> {
  return tx.query<Hub[]>(
    `select o.id, o.name, o.reference,
            (select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'name', k.name) order by k.position), '[]')
               from peer_kind_hub h join peer_kind k on k.id = h.kind_id where h.organisation_id = o.id) as kinds
       from role_grant g join organisation o on o.id = g.scope_id
      where g.person_id = $1 and g.role = 'hub' and g.revoked_at is null order by o.name`,
    [personId],
  );
}

/** A nominee as the hub sees them: its own only. */
export interface Nominee {
  readonly name: string;
  readonly kind: string;
  readonly campaign: string;
  readonly standing: Answer['standing'];
}

/** Those whom a hub nominated, the latest first. */
export function listNominees(tx: Tx, hubId: string): Promise<Nominee[]> {
  return tx.query<Nominee[]>(
    `select e.name, k.name as kind, c.name as campaign,
            case when e.state = 'taken' then coalesce(p.accreditation_state, 'lapsed') else e.state end as standing
       from expression_of_interest e join campaign c on c.id = e.campaign_id
       left join peer p on p.id = e.peer_id join peer_kind k on k.code = coalesce(p.kind_code, e.kind_code)
      where e.hub_id = $1 order by e.asked_at desc, e.id`,
    [hubId],
  );
}

/** The regions that councils lie in. */
export async function listRegions(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ region: string }[]>('select distinct region from council order by region');
  return rows.map(({ region }) => region);
}
