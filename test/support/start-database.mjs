// Jest's global setup: one embedded PostgreSQL for the whole run, and a migrated template to clone.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import stopDatabase from './stop-database.mjs';

const built = (file) => import(path.resolve(import.meta.dirname, '../../dist/src/modules/platform/database', file));

async function prepareTemplate({ adminUrl }) {
  const { provisionDatabase } = await built('roles.js');
  const { migrate } = await built('migrate.js');
  const { databaseUrl, ownerUrl } = await provisionDatabase(adminUrl, 'template_critical_friend');
  await migrate(ownerUrl);
  Object.assign(process.env, { TEST_ADMIN_URL: adminUrl, TEST_DATABASE_URL: databaseUrl, TEST_OWNER_URL: ownerUrl });
}

export default async function startDatabase() {
  if (globalThis.testServer) return;
  const { startEmbeddedPostgres } = await built('embedded-postgres.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-test-'));
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  globalThis.testServer = { server, dataDir };
  try {
    await prepareTemplate(server);
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
