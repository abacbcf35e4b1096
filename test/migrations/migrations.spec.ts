import pg from 'pg';
import { createMigrationSource, findPendingMigrations, migrate } from '../../src/modules/platform/database/migrate.js';
import { findRoleFaults } from '../../src/modules/platform/database/roles.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Everything that migrations make, as text, so that two states can be compared. */
async function describeSchema(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(`
      select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
        from information_schema.columns where table_schema = 'public'
      union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select format('%s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
      union all select format('%s %s %s', grantee, privilege_type, table_name) from information_schema.role_table_grants where table_schema = 'public'
      union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')
      order by 1`);
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('template0');
  });
  afterAll(() => database.drop());

  it('lead up, down and up again to the same schema', async () => {
    await migrate(database.ownerUrl);
    const first = await describeSchema(database.ownerUrl);
    expect(first.length).toBeGreaterThan(200);

    const source = createMigrationSource(database.ownerUrl);
    await source.initialize();
    const count = source.migrations.length;
    for (let undone = 0; undone < count; undone++) await source.undoLastMigration();
    await source.destroy();
    const empty = await describeSchema(database.ownerUrl);
    expect(empty.filter((line) => !line.includes('migration'))).toEqual([]);

    await migrate(database.ownerUrl);
    expect(await describeSchema(database.ownerUrl)).toEqual(first);
  });

  it('run once when four processes start at the same time', async () => {
    const fresh = await createTestDatabase('template0');
    const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(fresh.ownerUrl)));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await findPendingMigrations(fresh.databaseUrl)).toEqual([]);
    await fresh.drop();
  });

  it('leave the runtime role without DDL, superuser or BYPASSRLS', async () => {
    expect(await findRoleFaults(database.databaseUrl)).toEqual([]);
  });

  it('are refused a runtime role that owns the tables', async () => {
    const faults = await findRoleFaults(database.ownerUrl);
    expect(faults.join('\n')).toContain('may create tables or schemas');
  });
});
