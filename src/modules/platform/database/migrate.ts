import { runMigrations as migrateQueues } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../../migrations/all.js';
import { RUNTIME_ROLE } from './roles.js';

/** Schema of the queues when they live in PostgreSQL. */
export const QUEUE_SCHEMA = 'queue';

const MIGRATION_LOCK = 7_305_015;
const LOCK_TIMEOUT = '3s';

/** A data source that knows the migrations and no entity; the caller destroys it. */
export function createMigrationSource(ownerUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    // Migrations act as the service itself: row-level security holds for the owner too.
    extra: { max: 2, options: '-c app.actor_kind=system' },
  });
}

/**
 * Brings the database and the queues' schema up to date, as the owner. Several processes may start at once: one migrates,
 * the others wait.
 * @returns names of the migrations that ran.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  const source = createMigrationSource(ownerUrl);
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.initialize();
    await source.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    const ran = await source.runMigrations({ transaction: 'each' });
    await migrateQueues(lock, QUEUE_SCHEMA);
    await lock.query(`
      grant usage on schema ${QUEUE_SCHEMA} to ${RUNTIME_ROLE};
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${RUNTIME_ROLE};
      grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to ${RUNTIME_ROLE};
      grant execute on all functions in schema ${QUEUE_SCHEMA} to ${RUNTIME_ROLE}`);
    return ran.map(({ name }) => name);
  } finally {
    if (source.isInitialized) await source.destroy();
    await lock.end();
  }
}

/** Names of the migrations that the database lacks, seen as the runtime role. */
export async function findPendingMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const known = await client.query<{ exists: boolean }>(
      `select to_regclass('public.migration') is not null as exists`,
    );
    const names = MIGRATIONS.map((migration) => migration.name);
    if (!known.rows[0]?.exists) return names;
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map((row) => row.name));
    return names.filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}
