import { type Tx } from '../platform/database/database.js';
import { type KindUses } from './kind-changes.js';

/** What there is of a kind of peer. */
export async function findKindUses(tx: Tx, code: string): Promise<KindUses> {
  const [uses] = await tx.query<KindUses[]>(
    `select (select count(*)::int from peer where kind_code = $1) as peers,
            (select count(*)::int from peer where kind_code = $1 and accreditation_state = 'accredited') as accredited,
            (select count(*)::int from challenge where jsonb_exists(kinds, $1)) as challenges,
            (select count(*)::int from plan p join plan_problem d on d.id = p.problem_id
              where jsonb_exists(d.document -> 'kinds', $1)
                and (exists (select from jsonb_array_elements(d.document -> 'challenges') c where jsonb_exists(c -> 'kinds', $1))
                  or exists (select from jsonb_array_elements(d.document -> 'peers') q where q ->> 'kind' = $1))) as plans,
            (select count(*)::int from seat s join team t on t.id = s.team_id join plan p on p.id = t.plan_id
              where s.kind_code = $1 and p.state = 'approved') as "approvedPlaces"`,
    [code],
  );
  return uses!;
}
