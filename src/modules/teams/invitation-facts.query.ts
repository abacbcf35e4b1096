import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type InvitationState } from './invitation-lifecycle.js';
import { type DeclineReason } from './decline-reasons.js';

/** One letter with everything that the letter itself and its page tell. */
export interface InvitationFacts {
  readonly id: string;
  readonly kind: 'offer' | 'sounding';
  readonly state: InvitationState;
  readonly monday: IsoDate;
  readonly standing: number;
  readonly offeredAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly answeredVia: 'link' | 'telephone' | null;
  readonly reason: DeclineReason | null;
  readonly hasConflict: boolean | null;
  readonly teamId: string;
  readonly seatId: string;
  readonly yearId: string;
  readonly peerId: string;
  readonly personId: string;
  readonly peerName: string;
  /** Where letters go; null when nobody knows. */
  readonly address: string | null;
  readonly role: string;
  /** Working days that one deployment of the peer takes. */
  readonly days: number;
  readonly councilName: string;
  readonly councilCode: string;
  /** Kinds of the seats of the team, in their order; "any kind" where any may fill one. */
  readonly shape: readonly string[];
  readonly managerName: string | null;
  readonly version: number;
}

const FACTS = `select i.id, i.kind, i.state, i.monday::text, i.standing, i.offered_at as "offeredAt", i.due_at as "dueAt", i.answered_at as "answeredAt",
    i.answered_via as "answeredVia", i.reason, i.has_conflict as "hasConflict", i.team_id as "teamId", i.seat_id as "seatId",
    c.year_id as "yearId", i.peer_id as "peerId", n.id as "personId", n.name as "peerName",
    (select a.address from person_address a where a.person_id = n.id and a.is_primary) as address,
    pk.name as role, pk.days_per_deployment::float8 as days, k.name as "councilName", k.code as "councilCode",
    (select coalesce(jsonb_agg(coalesce(sk.name, 'any kind') order by s.position), '[]')
       from seat s left join peer_kind sk on sk.code = s.kind_code where s.team_id = t.id and s.state <> 'released') as shape,
    (select m.name from team_role r join challenge_manager m on m.id = r.manager_id
      where r.plan_id = t.plan_id and r.challenge_id = t.challenge_id) as "managerName", i.version
  from invitation i join team t on t.id = i.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id
  join peer p on p.id = i.peer_id join person n on n.id = p.person_id join peer_kind pk on pk.code = p.kind_code`;

export async function findInvitation(tx: Tx, invitationId: string): Promise<InvitationFacts | null> {
  const [facts] = await tx.query<InvitationFacts[]>(`${FACTS} where i.id = $1`, [invitationId]);
  return facts ?? null;
}

/** The letter that a link opens. @param tokenHash SHA-256 of the secret in the link */
export async function findInvitationByToken(tx: Tx, tokenHash: Buffer): Promise<InvitationFacts | null> {
  const [facts] = await tx.query<InvitationFacts[]>(`${FACTS} where i.token_hash = $1`, [tokenHash]);
  return facts ?? null;
}

/** Letters of a year in these states, the one that falls due first at the top. */
export function listInvitations(
  tx: Tx,
  yearId: string,
  states: readonly InvitationState[],
  { offset, limit }: { offset: number; limit: number },
): Promise<InvitationFacts[]> {
  return tx.query<InvitationFacts[]>(
    `${FACTS} where c.year_id = $1 and i.state = any ($2) order by i.due_at, i.id offset $3 limit $4`,
    [yearId, states, offset, limit],
  );
}

export async function countInvitations(tx: Tx, yearId: string, states: readonly InvitationState[]): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from invitation i join team t on t.id = i.team_id join challenge c on c.id = t.challenge_id
      where c.year_id = $1 and i.state = any ($2)`,
    [yearId, states],
  );
  return row!.total;
}

/** Ids of open letters that have fallen due. */
export async function findDueInvitations(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from invitation where state = 'open' and due_at <= $1 order by due_at limit 500`,
    [now],
  );
  return rows.map(({ id }) => id);
}
