import { type Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { findPendingMigrations, migrate } from './migrate.js';
import { findRoleFaults, provisionDatabase } from './roles.js';

/** A migrated database, ready for the runtime role. */
export interface OpenDatabase {
  readonly databaseUrl: string;
  /** Null where only the runtime role was given. */
  readonly ownerUrl: string | null;
  readonly isEmbedded: boolean;
  /** Stops the embedded server; a given one is left alone. */
  stop(): Promise<void>;
}

const EMBEDDED_DATABASE = 'critical_friend';

/**
 * Opens the database that the configuration names, or an embedded one, and migrates it where the owner is known.
 * @param options.startOver empties the embedded database; a given one is never emptied.
 * @throws Error when the runtime role has rights it must not have, or migrations are missing and nobody may run them.
 */
export async function openDatabase(
  config: Config,
  { startOver = false }: { startOver?: boolean } = {},
): Promise<OpenDatabase> {
  if (config.databaseUrl === null) {
    const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
    const stop = () => server.stop();
    try {
      const { databaseUrl, ownerUrl } = await provisionDatabase(server.adminUrl, EMBEDDED_DATABASE, { startOver });
      await migrate(ownerUrl);
      return { databaseUrl, ownerUrl, isEmbedded: true, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  }
  const { databaseUrl, databaseOwnerUrl: ownerUrl } = config;
  if (ownerUrl) await migrate(ownerUrl);
  const faults = await findRoleFaults(databaseUrl);
  if (faults.length > 0)
    throw new Error(`DATABASE_URL cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  const pending = await findPendingMigrations(databaseUrl);
  if (pending.length > 0) {
    throw new Error(
      `The database lacks ${pending.length} migrations (first: ${pending[0]}). Set DATABASE_OWNER_URL so that they can run.`,
    );
  }
  return { databaseUrl, ownerUrl, isEmbedded: false, stop: () => Promise.resolve() };
}
