import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Holds the rights of the service; a login role is a member. */
export const RUNTIME_ROLE = 'critical_friend_runtime';
/** Holds the rights to party, equality and access data; taken on by `SET LOCAL ROLE` for the statement that needs them. */
export const SPECIAL_ROLE = 'critical_friend_special';

/** Addresses of one database for its two login roles. */
export interface DatabaseUrls {
  /** Runtime role: no DDL, no superuser, no BYPASSRLS. */
  readonly databaseUrl: string;
  /** Owner: migrates. */
  readonly ownerUrl: string;
}

const quote = (identifier: string) => pg.escapeIdentifier(identifier);

/** Statements that make the four roles where they do not exist; the same shape as `docker/postgres/roles.sql`. */
const MAKE_ROLES = `
do $$ begin
  if not exists (select from pg_roles where rolname = '${RUNTIME_ROLE}') then create role ${RUNTIME_ROLE} nologin; end if;
  if not exists (select from pg_roles where rolname = '${SPECIAL_ROLE}') then create role ${SPECIAL_ROLE} nologin; end if;
  if not exists (select from pg_roles where rolname = 'critical_friend_owner') then create role critical_friend_owner login; end if;
  if not exists (select from pg_roles where rolname = 'critical_friend_app') then create role critical_friend_app login; end if;
  grant ${RUNTIME_ROLE} to critical_friend_app;
  grant ${SPECIAL_ROLE} to critical_friend_app with inherit false, set true;
end $$`;

/**
 * Makes the roles and the database on a server of our own, as its superuser. Both login roles get a new password each time:
 * nothing needs to be kept.
 * @param options.startOver drops the database first, with all it holds.
 */
export async function provisionDatabase(
  adminUrl: string,
  database: string,
  { startOver = false }: { startOver?: boolean } = {},
): Promise<DatabaseUrls> {
  const passwords = {
    critical_friend_app: randomBytes(24).toString('hex'),
    critical_friend_owner: randomBytes(24).toString('hex'),
  };
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(MAKE_ROLES);
    for (const [role, password] of Object.entries(passwords)) {
      await admin.query(`alter role ${role} password ${pg.escapeLiteral(password)}`);
    }
    if (startOver) await admin.query(`drop database if exists ${quote(database)} with (force)`);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await admin.query(`create database ${quote(database)} owner critical_friend_owner`);
  } finally {
    await admin.end();
  }
  const urlFor = (role: keyof typeof passwords) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = passwords[role];
    url.pathname = `/${database}`;
    return url.toString();
  };
  return { databaseUrl: urlFor('critical_friend_app'), ownerUrl: urlFor('critical_friend_owner') };
}

/** What is wrong with the role that `DATABASE_URL` names; empty when nothing is. */
export async function findRoleFaults(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{
      name: string;
      version: number;
      super: boolean;
      bypasses: boolean;
      creates: boolean;
      runtime: boolean;
      special: boolean;
    }>(
      `select current_user as name, current_setting('server_version_num')::int as version, rolsuper as super, rolbypassrls as bypasses,
              has_schema_privilege('public', 'create') or has_database_privilege(current_database(), 'create') as creates,
              coalesce(pg_has_role(current_user, to_regrole($1), 'usage'), false) as runtime,
              coalesce(pg_has_role(current_user, to_regrole($2), 'set'), false) as special
         from pg_roles where rolname = current_user`,
      [RUNTIME_ROLE, SPECIAL_ROLE],
    );
    const role = rows[0]!;
    const faults: string[] = [];
    if (role.version < 160_000)
      faults.push(`the server is PostgreSQL ${Math.floor(role.version / 10_000)}; 16 or later is needed`);
    if (role.super) faults.push(`role ${role.name} is a superuser; the runtime role must not be`);
    if (role.bypasses) faults.push(`role ${role.name} has BYPASSRLS; the runtime role must not have it`);
    if (role.creates) faults.push(`role ${role.name} may create tables or schemas; the runtime role must have no DDL`);
    if (!role.runtime)
      faults.push(`role ${role.name} is no member of ${RUNTIME_ROLE}; grant it (docker/postgres/roles.sql shows how)`);
    if (!role.special)
      faults.push(`role ${role.name} may not take on ${SPECIAL_ROLE}; grant it with inherit false, set true`);
    return faults;
  } finally {
    await client.end();
  }
}
