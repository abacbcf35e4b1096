// Jest's global setup: one embedded PostgreSQL for the whole run, and a migrated template to clone.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export default async function startDatabase() {
  if (globalThis.testServer) return;
  const built = (file) => import(path.resolve(import.meta.dirname, '../../dist/src/modules/platform/database', file));
  const { startEmbeddedPostgres } = await built('embedded-postgres.js');
  const { provisionDatabase } = await built('roles.js');
  const { migrate } = await built('migrate.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-test-'));
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  const urls = await provisionDatabase(server.adminUrl, 'template_critical_friend');
  await migrate(urls.ownerUrl);
  globalThis.testServer = { server, dataDir };
  Object.assign(process.env, {
    TEST_ADMIN_URL: server.adminUrl,
    TEST_DATABASE_URL: urls.databaseUrl,
    TEST_OWNER_URL: urls.ownerUrl,
  });
}
