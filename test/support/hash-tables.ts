import { type TestWeb } from './test-web.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';

/** What changes by itself when somebody asks: when a session or token was last used, and how often somebody asked. */
const RESTLESS = new Set(['session', 'api_token', 'rate_limit', 'migration']);

/** A hash of all rows of each table. */
export async function hashTables(web: TestWeb): Promise<Record<string, string>> {
  const tables = await web.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  return web.database.inTransaction(SYSTEM, async (tx) => {
    const hashes: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !RESTLESS.has(table.name))) {
      const read = () =>
        tx.query<{ hash: string }[]>(
          `select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as hash from ${name} x`,
        );
      const [row] = await (name === 'peer_special' ? web.database.withSpecialData(tx, read) : read());
      hashes[name] = row!.hash;
    }
    return hashes;
  });
}
