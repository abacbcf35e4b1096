import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CouncilControlService } from '../../src/modules/councils/council-control.service.js';
import { CouncilNeighboursService } from '../../src/modules/councils/council-neighbours.service.js';
import { CouncilPollsService } from '../../src/modules/councils/council-polls.service.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { CouncilsModule } from '../../src/modules/councils/councils.module.js';
import { CouncilsService } from '../../src/modules/councils/councils.service.js';
import { OrganisationsService } from '../../src/modules/councils/organisations.service.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { PlatformModule } from '../../src/modules/platform/platform.module.js';
import { WebModule } from '../../src/modules/platform/web/web.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testConfig } from '../support/test-config.js';

const REGISTER_HEADING =
  'local-authority-code,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,local-authority-type,county-la,x,y';

describe('councils', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let councils: CouncilsService;
  let register: CouncilRegisterService;
  let neighbours: CouncilNeighboursService;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const auditRows = async () =>
    (await inTx((tx) => tx.query<{ count: string }[]>('select count(*) from audit_entry')))[0]!.count;

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(testConfig(), database.databaseUrl), WebModule.register([]), CouncilsModule],
    }).compile();
    app = await module.init();
    councils = app.get(CouncilsService);
    register = app.get(CouncilRegisterService);
    neighbours = app.get(CouncilNeighboursService);
    await inTx((tx) => register.seedCouncils(tx));
    await inTx((tx) => neighbours.seedNeighbours(tx));
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('come from the shipped file once: loading it again changes nothing', async () => {
    const before = await auditRows();
    const report = await inTx((tx) => register.seedCouncils(tx));
    expect(report).toMatchObject({ created: 0, updated: 0, kept: [], errors: [] });
    expect(report.rows).toBeGreaterThan(317);
    expect(await inTx((tx) => neighbours.seedNeighbours(tx))).toBe(0);
    expect(await auditRows()).toBe(before);
  });

  it('are organisations under their own code, as far as their position is known', async () => {
    const found = await inTx((tx) => app.get(OrganisationsService).findByReferences(tx, ['KEN', 'TAU']));
    expect([...found.keys()]).toEqual(['KEN']);
    expect(found.get('KEN')).toMatchObject({ name: 'Kent', region: 'South East', isFictional: false });
  });

  it('are listed by class, region, day and name, in the order asked for', async () => {
    const page = { page: 1, pageSize: 5 };
    const counties = await inTx((tx) =>
      councils.list(tx, { ...page, sort: '-name', class: 'county', inForceOn: '2025-07-01' }),
    );
    expect(counties.total).toBe(21);
    const names = counties.items.map(({ name }) => name);
    expect(names).toEqual([...names].sort().reverse());
    const cumbria = { ...page, sort: 'code', search: 'cumbria' } as const;
    const before = await inTx((tx) => councils.list(tx, { ...cumbria, inForceOn: '2023-03-31' }));
    const after = await inTx((tx) => councils.list(tx, { ...cumbria, inForceOn: '2023-04-01' }));
    expect(before.items.map(({ code }) => code)).toEqual(['CMA']);
    expect(after.items.map(({ code }) => code)).not.toContain('CMA');
  });

  it('keep what a person entered when the file is loaded again, and say so', async () => {
    const { version } = await inTx((tx) => councils.get(tx, 'ADU'));
    const edited = await inTx((tx) => councils.edit(tx, 'ADU', version, { name: 'Adur and friends' }));
    expect(edited).toMatchObject({ name: 'Adur and friends', editedFacts: ['name'], version: version + 1 });
    const report = await inTx((tx) => register.seedCouncils(tx));
    expect(report.kept).toEqual([{ code: 'ADU', fact: 'name', recorded: 'Adur and friends', offered: 'Adur' }]);
    await expect(inTx((tx) => councils.edit(tx, 'ADU', version, { name: 'Adur' }))).rejects.toMatchObject({
      kind: 'stale',
    });
  });

  it('refuse an edit that breaks a rule, field by field', async () => {
    const { version } = await inTx((tx) => councils.get(tx, 'KEN'));
    await expect(inTx((tx) => councils.edit(tx, 'KEN', version, { county: 'SRY' }))).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Only a district has a county.',
      details: { errors: [{ in: 'body', pointer: '/county', detail: 'Only a district has a county.' }] },
    });
  });

  it('take over a register: it overrules the shipped facts, which then stay away', async () => {
    const text = `${REGISTER_HEADING}\nHRT,Hertfordshire County,E10000015,,,,England,East of England,CTY,,531000,213000\n`;
    const import_ = (dryRun: boolean) => inTx((tx) => register.importAuthorities(tx, text, { dryRun }));
    expect(await import_(true)).toMatchObject({ rows: 1, updated: 1 });
    expect((await inTx((tx) => councils.get(tx, 'HRT'))).name).toBe('Hertfordshire');
    expect(await import_(false)).toMatchObject({ rows: 1, updated: 1 });
    expect(await import_(false)).toMatchObject({ rows: 1, updated: 0, unchanged: 1 });
    const report = await inTx((tx) => register.seedCouncils(tx));
    expect(report.updated).toBe(0);
    expect(report.kept.map(({ code }) => code)).toContain('HRT');
    expect((await inTx((tx) => councils.get(tx, 'HRT'))).name).toBe('Hertfordshire County');
  });

  it('write nothing of a register with a fault, and name its row and column', async () => {
    const text = `${REGISTER_HEADING}\nHRT,Herts,,,2027-02-30,,England,East of England,CTY,,531000,213000\n`;
    const report = await inTx((tx) => register.importAuthorities(tx, text, { dryRun: false }));
    expect(report.errors).toMatchObject([{ row: 2, column: 'end-date', value: '2027-02-30' }]);
    expect((await inTx((tx) => councils.get(tx, 'HRT'))).name).not.toBe('Herts');
  });

  it('have assumed neighbours that a person can correct', async () => {
    const [adur, kent] = await inTx(async (tx) => [await councils.get(tx, 'ADU'), await councils.get(tx, 'KEN')]);
    const assumed = await inTx((tx) => neighbours.list(tx, 'ADU'));
    expect(assumed.length).toBeGreaterThan(1);
    expect(assumed.every(({ isAssumption, isNeighbour }) => isAssumption && isNeighbour)).toBe(true);
    await inTx((tx) => neighbours.set(tx, kent, adur, true, 'Shared service'));
    await inTx((tx) => neighbours.set(tx, adur, kent, false, 'It was ended'));
    const entry = (await inTx((tx) => neighbours.list(tx, 'ADU'))).find(({ code }) => code === 'KEN');
    expect(entry).toMatchObject({ isNeighbour: false, isAssumption: false, note: 'It was ended' });
  });

  it('take land borders from a file in place of assumptions, but not of what a person entered', async () => {
    const text = 'code_a,code_b\nARU,ADU\nBNH,ADU\nADU,KEN\n';
    const import_ = (dryRun: boolean) => inTx((tx) => neighbours.importBorders(tx, text, { dryRun }));
    const [dry, real, again] = [await import_(true), await import_(false), await import_(false)];
    expect(real).toEqual(dry);
    expect(real.kept).toEqual([{ a: 'ADU', b: 'KEN', note: 'It was ended' }]);
    expect(again).toMatchObject({ rows: 3, created: 0, updated: 0, removed: 0, unchanged: 3 });
    const borders = (await inTx((tx) => neighbours.list(tx, 'ADU'))).filter(({ isNeighbour }) => isNeighbour);
    expect(borders.map(({ code }) => code)).toEqual(['ARU', 'BNH']);
    expect(borders.some(({ isAssumption }) => isAssumption)).toBe(false);
    expect(await inTx((tx) => neighbours.seedNeighbours(tx))).toBe(0);
  });

  it('have control over time, and who is in control on a day', async () => {
    const control = app.get(CouncilControlService);
    const { id } = await inTx((tx) => councils.get(tx, 'KEN'));
    const history = [
      { since: '2021-05-10', party: 'conservative', source: 'Election of 2021' },
      { since: '2025-05-05', party: null, source: 'Election of 2025' },
    ];
    await inTx((tx) => control.replace(tx, id, history));
    const before = await auditRows();
    await inTx((tx) => control.replace(tx, id, history));
    expect(await auditRows()).toBe(before);
    expect(await inTx((tx) => control.list(tx, id))).toEqual(history);
    const on = (day: string) => inTx(async (tx) => (await control.controlOn(tx, [id], day)).get(id));
    expect(await on('2020-01-01')).toBeUndefined();
    expect(await on('2025-05-04')).toEqual(history[0]);
    expect(await on('2027-04-05')).toEqual(history[1]);
  });

  it('poll by their cycle unless a year says otherwise', async () => {
    const polls = app.get(CouncilPollsService);
    const council = await inTx((tx) => councils.get(tx, 'KEN'));
    const moved = { pollYear: 2026, isHeld: false, pollsOn: null, preElectionFrom: null, source: 'Order of 2026' };
    await inTx((tx) => polls.replace(tx, council.id, [moved]));
    const known = await inTx(async (tx) => (await polls.pollYears(tx, [council], 2025, 2026)).get(council.id));
    expect(known).toEqual([
      expect.objectContaining({ year: 2025, source: council.election.source }),
      { year: 2026, answer: 'no-poll', pollsOn: null, preElectionFrom: null, source: 'Order of 2026' },
    ]);
  });
});
