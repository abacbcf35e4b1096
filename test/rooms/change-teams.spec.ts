import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { type NewTeam, TeamsService } from '../../src/modules/teams/teams.service.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const WEEKS = ['2027-10-04', '2027-10-11', '2027-10-18', '2027-10-25'];

describe('teams that are changed into those of another plan', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let year: SmallYear;
  let plans: string[];
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const teams = () => app.get(TeamsService, { strict: false });
  const challenge = (n: number) => year.challenges.get(`PC-00${n}`)!;
  const peer = (n: number) => year.peers.get(`PEER-${String(n).padStart(3, '0')}`)!;
  const team = (n: number, week: number, ...seats: [kind: string, peer: number][]): NewTeam => ({
    challengeId: challenge(n),
    monday: WEEKS[week]!,
    seats: seats.map(([kind, p]) => ({ kind, chosenPeerId: peer(p) })),
  });
  const seatsOf = (n: number) =>
    inTx((tx) =>
      tx.query<{ id: string; chosen: string; state: string; days: string }[]>(
        `select s.id, (select reference from peer p where p.id = s.chosen_peer_id) as chosen, s.state, (lower(s.days) + 1)::text as days
           from seat s join team t on t.id = s.team_id where t.challenge_id = $1 order by s.position`,
        [challenge(n)],
      ),
    );
  const ask = async (p: number, state: 'offered' | 'accepted' | 'confirmed') => {
    const steps = ['offered', 'accepted', 'confirmed'] as const;
    for (const step of steps.slice(0, steps.indexOf(state) + 1))
      await inTx((tx) =>
        tx.query(
          `update seat set state = $2, peer_id = chosen_peer_id, version = version + 1 where chosen_peer_id = $1 and state <> $2`,
          [peer(p), step],
        ),
      );
  };
  const change = (...wanted: NewTeam[]) => inTx((tx) => teams().changeTeams(tx, plans[0]!, plans[1]!, wanted));

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig(), database.databaseUrl)],
    }).compile();
    app = await module.init();
    year = await createSmallYear(app);
    plans = [await storePlan(app, year.yearId), await storePlan(app, year.yearId)];
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  beforeEach(async () => {
    await inTx(async (tx) => {
      await tx.query('delete from team');
      await teams().formTeams(tx, plans[0]!, [
        team(1, 0, ['leader', 1], ['officer', 3]),
        team(2, 1, ['leader', 7], ['officer', 9]),
        team(3, 2, ['leader', 13]),
      ]);
    });
  });

  it('keep the seats of those who stay, release those who were asked and go, and follow the other plan', async () => {
    await ask(1, 'confirmed');
    await ask(9, 'accepted');
    const [was1, was2] = [await seatsOf(1), await seatsOf(2)];
    await change(
      team(1, 0, ['leader', 1], ['officer', 5]),
      team(2, 1, ['leader', 7], ['officer', 11]),
      team(4, 3, ['leader', 19]),
    );
    expect(await seatsOf(1)).toEqual([was1[0], { ...was1[1], chosen: 'PEER-005' }]);
    const [leader, released, successor] = await seatsOf(2);
    expect([leader, released]).toEqual([was2[0], { ...was2[1], state: 'released' }]);
    expect(successor).toMatchObject({ chosen: 'PEER-011', state: 'vacant', days: WEEKS[1] });
    expect([await seatsOf(3), (await seatsOf(4)).map(({ chosen }) => chosen)]).toEqual([[], ['PEER-019']]);
    const rows = await inTx((tx) => tx.query<{ planId: string }[]>('select plan_id as "planId" from team'));
    expect(rows.map(({ planId }) => planId)).toEqual([plans[1], plans[1], plans[1]]);
  });

  it('ask anew whoever said yes to a week that moves', async () => {
    await ask(1, 'accepted');
    await inTx((tx) =>
      tx.query(`update team set week_state = 'accepted', version = version + 1 where challenge_id = $1`, [
        challenge(1),
      ]),
    );
    const was = await seatsOf(1);
    await change(
      team(1, 3, ['leader', 1], ['officer', 3]),
      team(2, 1, ['leader', 7], ['officer', 9]),
      team(3, 2, ['leader', 13]),
    );
    expect(await seatsOf(1)).toEqual([
      { ...was[0], state: 'released' },
      { ...was[1], days: WEEKS[3] },
      { id: expect.any(String) as string, chosen: 'PEER-001', state: 'vacant', days: WEEKS[3] },
    ]);
    const [row] = await inTx((tx) =>
      tx.query<object[]>('select monday::text, week_state as state from team where challenge_id = $1', [challenge(1)]),
    );
    expect(row).toEqual({ monday: WEEKS[3], state: 'proposed' });
  });

  it('are left alone where something has come of a team that would go', async () => {
    await ask(13, 'offered');
    const before = [await seatsOf(1), await seatsOf(3)];
    const asked = change(team(1, 0, ['leader', 1], ['officer', 5]), team(2, 1, ['leader', 7], ['officer', 9]));
    await expect(asked).rejects.toMatchObject({ code: 'teams.under-way', message: /PC-003/ });
    expect([await seatsOf(1), await seatsOf(3)]).toEqual(before);
  });

  it('are left alone where a week has begun', async () => {
    await inTx((tx) =>
      tx.query(
        `update team set monday = '2020-01-06', days = '[2020-01-06,2020-01-11)', version = version + 1 where challenge_id = $1`,
        [challenge(3)],
      ),
    );
    const asked = change(
      team(1, 0, ['leader', 1], ['officer', 3]),
      team(2, 1, ['leader', 7], ['officer', 9]),
      team(3, 2, ['leader', 13]),
    );
    await expect(asked).rejects.toMatchObject({
      code: 'teams.week-has-begun',
      message: /The week of PC-003 has begun/,
    });
  });
});
