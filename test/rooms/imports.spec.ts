import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { availabilityFormat } from '../../src/modules/peers/import-availability.js';
import { conflictsFormat } from '../../src/modules/peers/import-conflicts.js';
import { AppModule } from '../../src/app.module.js';
import { type FileToImport, type ImportKind, ImportsService } from '../../src/modules/challenges/imports.service.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { peersFormat } from '../../src/modules/peers/import-peers.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { DomainError } from '../../src/modules/platform/errors/domain-error.js';
import { type TableFault } from '../../src/modules/platform/files/csv-faults.js';
import { tableText } from '../../src/modules/platform/files/csv-write.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testConfig } from '../support/test-config.js';
import { commissionRow, commissionsFile, insertYear, peerRow, peersFile } from '../support/test-pool.js';

const POOL = [
  peerRow(1, { kind: 'leader', post: 'Leader of the council' }),
  peerRow(2, { kind: 'officer', party: null, organisation: 'ESS', post: null, themes: null }),
  peerRow(3, { kind: 'health', party: null, organisation: 'NHS-1', organisation_name: 'An NHS trust, "north"' }),
  peerRow(4, { name: '=Ĉarlo "the" Peer', organisation: 'NHS-2', organisation_name: '-A charity', acceptance: 0 }),
];
const AVAILABILITY = [
  { reference: 'P-000001', start: '2027-04-05', letters: 'YIN'.repeat(17) },
  { reference: 'P-000002', start: '2027-03-29', letters: 'NY' },
];
const CONFLICTS = [
  {
    reference: 'P-000001',
    council: 'ESS',
    reason: 'past-post' as const,
    since: '2019-05-01',
    until: null,
    source: 'declaration 2026',
    note: 'one line\nand another',
  },
];
const COMMISSIONS = [
  commissionRow(),
  commissionRow({ reference: 'PC-2', council: 'ESS', control: null, polls: [], themes: null, partners: null }),
  commissionRow({ reference: 'PC-3', council: 'CMD', control: 'labour', polls: null, blocked_weeks: null, wish: null }),
];

describe('files', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let imports: ImportsService;
  let yearId: string;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database, { strict: false }).inTransaction(SYSTEM, work);
  const take = (kind: ImportKind, bytes: Uint8Array, changes: Partial<FileToImport> = {}) =>
    inTx((tx) => imports.importFile(tx, { yearId, kind, bytes, dryRun: false, ...changes }));
  const giveBack = (kind: ImportKind) => inTx((tx) => imports.exportFile(tx, yearId, kind));
  const faultsOf = async (kind: ImportKind, bytes: Uint8Array): Promise<readonly TableFault[]> => {
    const error: unknown = await take(kind, bytes).catch((thrown: unknown) => thrown);
    if (!(error instanceof DomainError)) throw new Error('The file was taken.', { cause: error });
    return error.details!['faults'] as TableFault[];
  };
  const countOf = async (table: string) =>
    (await inTx((tx) => tx.query<{ count: number }[]>(`select count(*)::int as count from ${table}`)))[0]!.count;

  beforeEach(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig(), database.databaseUrl)],
    }).compile();
    app = await module.init();
    imports = app.get(ImportsService, { strict: false });
    await inTx((tx) => app.get(CouncilRegisterService, { strict: false }).seedCouncils(tx));
    yearId = await inTx((tx) => insertYear(tx, 'Y27'));
  });
  afterEach(async () => {
    await app.close();
    await database.drop();
  });

  const files: [ImportKind, Buffer][] = [
    ['peers', peersFile(POOL)],
    ['availability', Buffer.from(tableText(availabilityFormat, AVAILABILITY))],
    ['conflicts', Buffer.from(tableText(conflictsFormat, CONFLICTS))],
    ['commissions', commissionsFile(COMMISSIONS)],
  ];

  it('give back what they took, and change nothing the second time', async () => {
    for (const [kind, file] of files)
      expect(await take(kind, file)).toMatchObject({ created: expect.any(Number) as number });
    const trail = await countOf('audit_entry');
    for (const [kind, file] of files) {
      const again = await take(kind, file);
      expect(again).toMatchObject({ created: 0, changed: 0, unchanged: again.rows });
      const exported = await giveBack(kind);
      expect(exported.toString()).toBe(file.toString());
      expect(await take(kind, exported)).toMatchObject({ created: 0, changed: 0, unchanged: again.rows });
    }
    expect(await countOf('audit_entry')).toBe(trail);
  });

  it('say on a dry run what they would do, and do nothing', async () => {
    const dry = await take('peers', peersFile(POOL), { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, rows: 4, created: 4, changed: 0, unchanged: 0, errorCount: 0 });
    expect([await countOf('peer'), await countOf('person'), await countOf('import_file')]).toEqual([0, 0, 0]);
    expect(await take('peers', peersFile(POOL))).toEqual({ ...dry, dryRun: false });
  });

  it('change only what differs', async () => {
    await take('peers', peersFile(POOL));
    const trail = await countOf('audit_entry');
    const changed = POOL.map((row) => (row.reference === 'P-000001' ? { ...row, party: 'labour' } : row));
    expect(await take('peers', peersFile(changed))).toMatchObject({ created: 0, changed: 1, unchanged: 3 });
    expect((await giveBack('peers')).toString()).toBe(peersFile(changed).toString());
    // The party, the peer's version, and the file.
    expect(await countOf('audit_entry')).toBe(trail + 3);
  });

  it('end a former post and remember it when a person moves on', async () => {
    await take('peers', peersFile(POOL));
    await take('peers', peersFile(POOL.map((row) => ({ ...row, organisation: 'ESS', organisation_name: null }))));
    const posts = await inTx((tx) =>
      tx.query<{ reference: string; since: string | null; until: string | null }[]>(
        `select o.reference, t.since::text, t.until::text from person_post t join organisation o on o.id = t.organisation_id
           join peer p on p.person_id = t.person_id where p.reference = 'P-000001' order by t.since nulls first`,
      ),
    );
    expect(posts).toEqual([
      { reference: 'KEN', since: null, until: expect.any(String) as string },
      { reference: 'ESS', since: expect.any(String) as string, until: null },
    ]);
  });

  it('write a change of an accreditation into the history of the peer, and nothing else', async () => {
    await take('peers', peersFile([peerRow(1), peerRow(2)]));
    const suspended = peerRow(1, { accreditation_state: 'suspended' });
    await take('peers', peersFile([suspended, peerRow(2, { experience: 9 })]));
    const events = await inTx((tx) =>
      tx.query<object[]>(
        `select p.reference, e.from_state, e.to_state, e.source from peer_life_event e join peer p on p.id = e.peer_id order by e.number`,
      ),
    );
    const event = { source: 'file', from_state: null, to_state: 'accredited' };
    expect(events).toEqual([
      { ...event, reference: 'P-000001' },
      { ...event, reference: 'P-000002' },
      { ...event, reference: 'P-000001', from_state: 'accredited', to_state: 'suspended' },
    ]);
  });

  it('are taken whole or not at all', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => peerRow(index + 1));
    rows[2499] = { ...rows[2499]!, kind: 'astronaut' };
    expect(await faultsOf('peers', peersFile(rows))).toEqual([
      expect.objectContaining({ row: 2501, column: 'kind', value: 'astronaut' }),
    ]);
    expect([
      await countOf('peer'),
      await countOf('person'),
      await countOf("audit_entry where table_name = 'peer'"),
    ]).toEqual([0, 0, 0]);
  });

  it('fill blanks from the council and the kind', async () => {
    const blank = { easting: null, northing: null, region: null, acceptance: null, max_days: null, max_deployments: 2 };
    await take('peers', peersFile([peerRow(1, { ...blank, organisation: 'ken', email: 'Peer.One@Example.ORG' })]));
    const exported = (await giveBack('peers')).toString();
    expect(exported).toContain('"peer.one@example.org"');
    expect(exported).toContain('"KEN"');
    expect(exported).toContain('"South East"');
    expect(exported).toContain('"11"');
    expect(exported).toContain('"0.6"');
  });

  const altered = (name: string) => Buffer.from(peersFile(POOL).toString().replace('Peer 2', name));
  it.each<[string, Buffer, Partial<TableFault>, string]>([
    ['a formula', altered('=SUM(A1)'), { row: 3, column: 'name' }, 'formula'],
    ['a NUL character', altered('Pe\0er'), { row: null }, 'NUL character'],
    ['a stray quote', Buffer.from('reference,name\n"PE"ER,x\n'), {}, 'quote'],
    ['an unknown council', peersFile([peerRow(1, { organisation: 'QQQ' })]), { row: 2 }, 'neither a council nor'],
  ])('with %s are refused', async (_, bytes, place, message) => {
    const faults = await faultsOf('peers', bytes);
    expect(faults[0]).toMatchObject(place);
    expect(faults.map((fault) => fault.message).join()).toContain(message);
    expect(await countOf('person')).toBe(0);
  });

  it('are read in UTF-16 and Windows-1252 as in UTF-8', async () => {
    const rows = [peerRow(1, { name: 'Zoë Brontë' })];
    const text = tableText(peersFormat, rows);
    expect(await take('peers', Buffer.from(text, 'utf16le'))).toMatchObject({ created: 1 });
    expect(await take('peers', Buffer.from(text.slice(1), 'latin1'))).toMatchObject({ unchanged: 1 });
    expect(await take('peers', Buffer.from(text.slice(1)))).toMatchObject({ unchanged: 1 });
  });

  it('of peers name every fault at its place', async () => {
    await take('peers', peersFile([peerRow(9)]));
    const faults = await faultsOf(
      'peers',
      peersFile([
        peerRow(1, { kind: 'officer' }),
        peerRow(2, { email: 'p-000009@example.org' }),
        peerRow(3, { themes: ['finance', 'alchemy'] }),
        peerRow(4, { email: 'same@example.org' }),
        peerRow(5, { email: 'Same@example.org' }),
        peerRow(6, { organisation: 'EDN' }),
        peerRow(7, { organisation: 'NHS-1', organisation_name: 'One' }),
        peerRow(8, { organisation: 'NHS-1', organisation_name: 'Two' }),
      ]),
    );
    expect(faults.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([
      expect.stringContaining('2 party: Only elected members have a party'),
      expect.stringContaining('3 email: It is the address of P-000009.'),
      expect.stringContaining('4 themes: There is no theme "alchemy". Allowed: adult-social-care, '),
      expect.stringContaining('6 email: Row 5 has the same address.'),
      expect.stringMatching(/^7 organisation: Eden ended on 2023-03-31, .* Name its successor: \w+\.$/),
      expect.stringContaining('9 organisation_name: An earlier row calls NHS-1 "One".'),
    ]);
  });

  it('of availability and conflicts name peers of the pool', async () => {
    for (const kind of ['availability', 'conflicts'] as const) {
      const faults = await faultsOf(kind, files.find(([name]) => name === kind)![1]);
      expect(faults[0]).toMatchObject({ row: 2, column: 'reference', value: 'P-000001' });
    }
  });

  it('of availability speak of the year', async () => {
    await take('peers', peersFile(POOL));
    const rows = [{ reference: 'P-000001', start: '2026-04-06', letters: 'Y' }];
    const [fault] = await faultsOf('availability', Buffer.from(tableText(availabilityFormat, rows)));
    expect(fault).toMatchObject({ row: 2, column: 'start', value: '2026-04-06' });
  });

  it('of commissions challenge a council once a year', async () => {
    await take('commissions', commissionsFile([commissionRow()]));
    const faults = await faultsOf(
      'commissions',
      commissionsFile([
        commissionRow({ reference: 'PC-9' }),
        commissionRow({ reference: 'PC-2', council: 'ESS' }),
        commissionRow({ reference: 'PC-3', council: 'ESS' }),
        commissionRow({ reference: 'PC-4', council: 'EDN', wish: '2029-09-03', earliest: null, latest: null }),
        commissionRow({ reference: 'PC-5', council: 'CMD', polls: ['2030-05-02'] }),
      ]),
    );
    expect(faults.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([
      expect.stringContaining('2 council: KEN has the challenge PC-1 in this year.'),
      expect.stringContaining('4 council: Row 3 commissions a challenge of ESS too.'),
      expect.stringContaining('5 council: Eden ended on 2023-03-31'),
      expect.stringContaining('5 wish: This week is not in the year'),
      expect.stringContaining('6 polls: Only polls from 2027 to 2028 concern this year.'),
    ]);
  });

  it('of commissions tell the councils who controls them and when they vote', async () => {
    await take('commissions', commissionsFile([commissionRow({ control: 'The Labour Party' })]));
    const known: unknown = await inTx((tx) =>
      tx.query(
        `select h.party, h.since::text, h.source, array_agg(p.poll_year || ' ' || coalesce(p.polls_on::text, 'none') order by p.poll_year) as polls
           from council k join council_control h on h.council_id = k.id join council_poll p on p.council_id = k.id
          where k.code = 'KEN' group by 1, 2, 3`,
      ),
    );
    expect(known).toEqual([
      { party: 'labour', since: '2027-04-05', source: 'commissions file', polls: ['2027 2027-05-06', '2028 none'] },
    ]);
  });

  it('are kept in mind by their hash when they changed something', async () => {
    await take('peers', peersFile(POOL));
    await take('peers', peersFile(POOL));
    const page = await inTx((tx) => imports.list(tx, { page: 1, pageSize: 10, sort: '-importedAt' }));
    expect(page).toMatchObject({
      total: 1,
      items: [{ kind: 'peers', rows: 4, created: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
    });
  });
});
