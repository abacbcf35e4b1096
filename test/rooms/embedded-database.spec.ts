import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/modules/platform/database/embedded-postgres.js';

const query = async (connectionString: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded database', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-embedded-'));
  });
  afterEach(async () => {
    const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps what it holds from one start to the next', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.adminUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('refuses a second process on the same folder and leaves the first alone', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('Another process uses the embedded database');
    expect(await query(first.adminUrl, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await first.stop();
  });

  it('takes over the server that a killed parent left behind', async () => {
    const entry = path.resolve('dist/src/modules/platform/database/embedded-postgres.js');
    const program = `import { startEmbeddedPostgres } from ${JSON.stringify(entry)};
      await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} }); console.log('ready'); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const ended = new Promise((resolve) => parent.once('exit', resolve));
    parent.kill('SIGKILL');
    await ended;
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(true);
    await server.stop();
  });

  it('keeps its password from other users', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    expect(statSync(path.join(dataDir, 'admin-password')).mode & 0o077).toBe(0);
    await server.stop();
  });
});
