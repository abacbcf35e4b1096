import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CouncilControlService } from '../../src/modules/councils/council-control.service.js';
import { CouncilPollsService } from '../../src/modules/councils/council-polls.service.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { CouncilsService } from '../../src/modules/councils/councils.service.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { PlatformModule } from '../../src/modules/platform/platform.module.js';
import { WebModule } from '../../src/modules/platform/web/web.module.js';
import { CalendarService } from '../../src/modules/programmes/calendar.service.js';
import { PartyConferencesService } from '../../src/modules/programmes/party-conferences.service.js';
import { ProgrammesModule } from '../../src/modules/programmes/programmes.module.js';
import { type ProgrammeYear, ProgrammesService } from '../../src/modules/programmes/programmes.service.js';
import { WeekOverridesService } from '../../src/modules/programmes/week-overrides.service.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testConfig } from '../support/test-config.js';

const YEAR = { reference: '2027-28', name: 'Year 2027–28', startsOn: '2027-04-05', weekCount: 52, budgetDays: 4500 };

describe('programme years', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let programmes: ProgrammesService;
  let overrides: WeekOverridesService;
  let conferences: PartyConferencesService;
  let year: ProgrammeYear;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const weekOf = async (monday: string) => {
    const calendar = await inTx((tx) => app.get(CalendarService).loadYear(tx, year.id));
    return calendar.weeks.find((week) => week.monday === monday)!;
  };
  const offerTo = (code: string, monday: string) =>
    inTx(async (tx) => {
      const calendars = app.get(CalendarService);
      const calendar = await calendars.loadYear(tx, year.id);
      const council = await app.get(CouncilsService).get(tx, code);
      const facts = await calendars.loadCouncil(tx, calendar, council);
      return calendars.weeksOnOffer(calendar, facts).find((week) => week.monday === monday)!;
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(testConfig(), database.databaseUrl), WebModule.register([]), ProgrammesModule],
    }).compile();
    app = await module.init();
    programmes = app.get(ProgrammesService);
    overrides = app.get(WeekOverridesService);
    conferences = app.get(PartyConferencesService);
    await inTx((tx) => app.get(CouncilRegisterService).seedCouncils(tx));
    year = await inTx((tx) => programmes.create(tx, YEAR));
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('start with the figures, settings and weights of practice', () => {
    expect(year).toMatchObject({ ...YEAR, isPilot: false, managers: 12, managerRestWeeks: 2, weeklyCapacity: 4 });
    expect(year.settings.planning).toMatchObject({ minGapWeeks: 4, maxVacancies: 3 });
    expect(year.weights).toMatchObject({ controlAbsent: 8, changeFromBaseline: 8 });
  });

  it('keep the settings and weights that an edit does not name', async () => {
    const first = await inTx((tx) => programmes.edit(tx, year.id, year.version, { weights: { oneParty: 20 } }));
    year = await inTx((tx) => programmes.edit(tx, year.id, first.version, { settings: { minGapWeeks: 6 } }));
    expect(year.weights).toMatchObject({ oneParty: 20, controlAbsent: 8 });
    expect(year.settings.planning).toMatchObject({ minGapWeeks: 6, kinGapWeeks: 4 });
    await expect(inTx((tx) => programmes.edit(tx, year.id, first.version, { managers: 9 }))).rejects.toMatchObject({
      kind: 'stale',
    });
  });

  it('name every field that breaks a rule', async () => {
    const wrong = { ...YEAR, reference: 'wrong', startsOn: '2027-04-06', weekCount: 8, settings: { minGap: 4 } };
    await expect(inTx((tx) => programmes.create(tx, wrong))).rejects.toMatchObject({
      kind: 'invalid',
      details: {
        errors: [{ pointer: '/startsOn' }, { pointer: '/weekCount' }, { pointer: '/settings/minGap' }],
      },
    });
    const again = inTx((tx) => programmes.create(tx, YEAR));
    await expect(again).rejects.toMatchObject({ kind: 'conflict', code: 'programmes.reference-taken' });
  });

  it('may be short as a pilot, which lists can leave out', async () => {
    const pilot = { ...YEAR, reference: 'pilot', name: 'Pilot', weekCount: 6, isPilot: true };
    await inTx((tx) => programmes.create(tx, pilot));
    const query = { page: 1, pageSize: 10, sort: '-name' } as const;
    const all = await inTx((tx) => programmes.list(tx, query));
    const full = await inTx((tx) => programmes.list(tx, { ...query, isPilot: false }));
    expect(all.items.map(({ name }) => name)).toEqual(['Year 2027–28', 'Pilot']);
    expect(full).toMatchObject({ total: 1, items: [{ reference: '2027-28' }] });
  });

  it('start the table of party conferences once, as assumptions', async () => {
    const table = await inTx((tx) => conferences.list(tx, '2027-01-01', '2027-12-31'));
    expect(table.map(({ party }) => party).sort()).toEqual(['conservative', 'green', 'labour', 'liberal-democrat']);
    expect(table.every(({ isAssumption }) => isAssumption)).toBe(true);
    const labour = table.find(({ party }) => party === 'labour')!;
    const announced = { monday: '2027-10-11', isAssumption: false, source: 'Announced' };
    await inTx((tx) => conferences.edit(tx, labour.id, labour.version, announced));
    await inTx((tx) => conferences.seed(tx, year));
    const after = await inTx((tx) => conferences.list(tx, '2027-01-01', '2027-12-31'));
    expect(after).toHaveLength(4);
    expect(after.find(({ party }) => party === 'labour')).toMatchObject(announced);
  });

  it('open, price and close weeks by hand, for everyone or for one council', async () => {
    const none = { councilCode: null, cost: null };
    const closing = { ...none, monday: '2027-06-28', isOpen: false, reason: 'LGA annual conference' };
    const closed = await inTx((tx) => overrides.create(tx, year, closing));
    expect(await weekOf('2027-06-28')).toMatchObject({ open: false });
    expect((await offerTo('BST', '2027-06-28')).reasons[0]!.sentence).toContain('LGA annual conference');
    const opening = { isOpen: true, cost: 7, reason: 'Moved' };
    await inTx((tx) => overrides.edit(tx, year.id, closed.id, closed.version, opening));
    expect(await offerTo('BST', '2027-06-28')).toMatchObject({ onOffer: true, cost: 7 });
    await inTx((tx) =>
      overrides.create(tx, year, { ...closing, councilCode: 'BST', reason: 'The council moves house' }),
    );
    expect(await offerTo('BST', '2027-06-28')).toMatchObject({ onOffer: false });
    expect((await offerTo('CAM', '2027-06-28')).onOffer).toBe(true);
    const [forAll, forBristol] = await inTx((tx) => overrides.list(tx, year.id));
    expect([forAll!.councilCode, forBristol!.councilCode]).toEqual([null, 'BST']);
    await inTx((tx) => overrides.remove(tx, year.id, forAll!.id, forAll!.version));
    expect(await weekOf('2027-06-28')).toMatchObject({ open: true, reasons: [] });
  });

  it.each([
    ['of another year', { monday: '2028-06-05' }, '2028-06-05 is no Monday of Year 2027–28'],
    ['that begins on a Tuesday', { monday: '2027-06-08' }, '2027-06-08 is no Monday'],
    ['that is closed at a cost', { isOpen: false, cost: 3 }, 'closed, so it cannot cost 3 points'],
  ])('refuse an override for a week %s', async (_, change, message) => {
    const wanted = { monday: '2027-06-07', councilCode: null, isOpen: true, cost: null, reason: 'A test', ...change };
    const attempt = inTx((tx) => overrides.create(tx, year, wanted));
    await expect(attempt).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(message) as unknown,
    });
  });

  it('say why a week is not offered to a council: its poll, its party, its end', async () => {
    const { id } = await inTx((tx) => app.get(CouncilsService).get(tx, 'HRT'));
    const poll = { pollYear: 2027, isHeld: true, pollsOn: null, preElectionFrom: '2027-04-12', source: 'The council' };
    await inTx((tx) => app.get(CouncilPollsService).replace(tx, id, [poll]));
    const since = { since: '2025-05-05', party: 'labour', source: 'A test' };
    await inTx((tx) => app.get(CouncilControlService).replace(tx, id, [since]));
    const april = await offerTo('HRT', '2027-04-12');
    expect(april.onOffer).toBe(false);
    expect(april.reasons).toContainEqual(
      expect.objectContaining({ rule: 'pre-election-period', source: 'The council', assumed: false }),
    );
    expect((await offerTo('HRT', '2027-04-05')).onOffer).toBe(true);
    const october = await offerTo('HRT', '2027-10-11');
    expect(october.reasons.map(({ rule }) => rule)).toEqual(['party-conference']);
    expect((await offerTo('CMA', '2027-09-06')).reasons.map(({ rule }) => rule)).toContain('not-in-force');
  });

  it('are deleted only while nothing hangs on them', async () => {
    const spare = { ...YEAR, reference: 'spare', name: 'Spare' };
    const [empty, used] = await inTx(async (tx) => [
      await programmes.create(tx, spare),
      await programmes.create(tx, { ...spare, reference: 'used' }),
    ]);
    await inTx((tx) =>
      tx.query(
        `insert into challenge (reference, year_id, council_id, min_size, max_size, kinds, themes)
         select 'PC-1', $1, id, 6, 8, '{}', '[]' from council where code = 'KEN'`,
        [used.id],
      ),
    );
    await inTx((tx) => programmes.remove(tx, empty.id, empty.version));
    expect(await inTx((tx) => programmes.find(tx, empty.id))).toBeNull();
    await expect(inTx((tx) => programmes.remove(tx, used.id, used.version))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('has 1 challenges') as unknown,
    });
  });
});
