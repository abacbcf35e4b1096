import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { insertYear, peerRow, peersFile } from '../support/test-pool.js';

const ROWS = 100_000;
/** V8 collects its garbage when it must: a capped heap shows what the import needs, not what the machine has to spare. */
const HEAP_MB = 128;
const CHILD = path.join(import.meta.dirname, 'import-file.child.mjs');

interface Outcome {
  readonly created: number;
  readonly unchanged: number;
  readonly seconds: number;
  readonly megabytes: number;
}

describe('a file of 100,000 peers', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let yearId: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'critical-friend-100k-'));
  const file = path.join(folder, 'peers.csv');
  const take = (): Outcome =>
    JSON.parse(
      execFileSync(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CHILD, database.databaseUrl, yearId, file], {
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: folder },
      }),
    ) as Outcome;

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig(), database.databaseUrl)],
    }).compile();
    app = await module.init();
    const db = app.get(Database, { strict: false });
    await db.inTransaction(SYSTEM, (tx) => app.get(CouncilRegisterService, { strict: false }).seedCouncils(tx));
    yearId = await db.inTransaction(SYSTEM, (tx) => insertYear(tx, 'Y27'));
    writeFileSync(file, peersFile(Array.from({ length: ROWS }, (_, index) => peerRow(index))));
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken inside 60 seconds and 300 MB, and changes nothing the second time', () => {
    const first = take();
    const second = take();
    console.info(JSON.stringify({ first, second }));
    expect(first).toMatchObject({ created: ROWS, unchanged: 0 });
    expect(second).toMatchObject({ created: 0, unchanged: ROWS });
    for (const { seconds, megabytes } of [first, second]) {
      expect(seconds).toBeLessThan(60);
      expect(megabytes).toBeLessThan(300);
    }
  }, 300_000);
});
