import { type Tx } from '../platform/database/database.js';

/** A person with a role or an app, as administrators see how they sign in. */
export interface StaffSecondStep {
  readonly personId: string;
  readonly name: string;
  readonly roles: string[];
  readonly setUpAt: Date | null;
}

/** Everybody who holds a role of staff or has set an app up, by name. @param roles those that count as staff. */
export const listStaffSecondSteps = (tx: Tx, roles: readonly string[]): Promise<StaffSecondStep[]> =>
  tx.query<StaffSecondStep[]>(
    `select p.id as "personId", p.name, f.confirmed_at as "setUpAt",
            array(select distinct g.role from role_grant g where g.person_id = p.id and g.revoked_at is null order by 1) as roles
       from person p left join second_factor f on f.person_id = p.id
      where f.confirmed_at is not null
         or exists (select from role_grant g where g.person_id = p.id and g.revoked_at is null and g.role = any ($1))
      order by p.name, p.id`,
    [roles],
  );
