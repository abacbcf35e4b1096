import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { type BuiltProblem } from '../../src/modules/planning/build-problem.js';
import { LoadProblemQuery } from '../../src/modules/planning/load-problem.query.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { parseProblem } from '../../src/scheduling/parse-problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the problem of a programme year', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let year: SmallYear;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const load = () => inTx((tx) => app.get(LoadProblemQuery, { strict: false }).load(tx, year.yearId));
  const peerIn = ({ problem }: BuiltProblem, reference: string) =>
    problem.peers.find(({ id }) => id === year.peers.get(reference));

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig(), database.databaseUrl)],
    }).compile();
    app = await module.init();
    year = await createSmallYear(app);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is sound, and the same each time it is loaded', async () => {
    const first = await load();
    expect(parseProblem(first.problem)).toHaveProperty('problem');
    expect(JSON.stringify(await load())).toBe(JSON.stringify(first));
    expect(first.problem.challenges).toHaveLength(4);
    expect(first.problem.peers).toHaveLength(36);
  });

  it('holds no name of a person and no party in words', async () => {
    const { problem, reasons } = await load();
    const text = JSON.stringify({ ...problem, challenges: [] }) + JSON.stringify(reasons.peers);
    expect(text).not.toMatch(/Fictional|PEER-|labour|conservative|liberal|independent/);
    expect(peerIn({ problem, reasons }, 'PEER-001')?.party).toMatch(/^party-[0-9a-f]{12}$/);
    const leeds = problem.challenges.find(({ council }) => council.code === 'LDS');
    expect(leeds?.council.control).toBe(peerIn({ problem, reasons }, 'PEER-001')?.party);
  });

  it('leaves out the conference week of the party that controls a council, and says so', async () => {
    const { problem, reasons } = await load();
    const leeds = problem.challenges.find(({ council }) => council.code === 'LDS')!;
    expect(leeds.weeks.map(({ week }) => week)).not.toContain(3);
    const why = reasons.challenges[leeds.id]![3]!.map((number) => reasons.reasons[number]!);
    expect(why).toContainEqual(expect.objectContaining({ rule: 'party-conference', level: 'closed', assumed: true }));
  });

  it('knows accredited peers only, and nobody whose accreditation ends too soon', async () => {
    await inTx((tx) =>
      tx.query(`update peer set accreditation_state = 'suspended', version = version + 1 where reference = 'PEER-002'`),
    );
    await inTx((tx) =>
      tx.query(`update peer set accredited_until = '2028-01-07', version = version + 1 where reference = 'PEER-003'`),
    );
    const built = await load();
    expect(peerIn(built, 'PEER-002')).toBeUndefined();
    // 90 days after the Friday: 8 October 2027 is the last Friday that fits.
    expect(peerIn(built, 'PEER-003')?.availability).toBe('YYYYYNNNNNNN');
  });

  it('is not there for a year that does not exist', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    await expect(inTx((tx) => app.get(LoadProblemQuery, { strict: false }).load(tx, unknown))).rejects.toMatchObject({
      kind: 'not-found',
      code: 'programmes.unknown-year',
    });
  });
});
