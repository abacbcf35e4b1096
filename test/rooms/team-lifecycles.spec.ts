import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { COUNCIL_WEEK_LIFECYCLE } from '../../src/modules/teams/council-week-lifecycle.js';
import { INVITATION_LIFECYCLE } from '../../src/modules/teams/invitation-lifecycle.js';
import { legalSteps } from '../../src/modules/teams/lifecycle.js';
import { HOLDING_STATES, SEAT_LIFECYCLE, SEAT_STATES } from '../../src/modules/teams/seat-lifecycle.js';
import { createSmallYear } from '../support/small-year.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.stop());

describe('the lifecycles of the teams room', () => {
  it('are the same in the database as in the rules', async () => {
    const rows = await web.query<{ subject: string; from: string; to: string }>(
      `select subject, from_state as "from", to_state as "to" from legal_step`,
    );
    const kept = rows.map(({ subject, from, to }) => `${subject} ${from}>${to}`).sort();
    const ruled = [SEAT_LIFECYCLE, INVITATION_LIFECYCLE, COUNCIL_WEEK_LIFECYCLE].flatMap((lifecycle) =>
      legalSteps(lifecycle).map(([from, to]) => `${lifecycle.table} ${from}>${to}`),
    );
    expect(kept).toEqual(ruled.sort());
  });

  it('are kept by the database whatever the service does: no step but a legal one can be written', async () => {
    const year = await createSmallYear(web.app);
    const [team] = await web.query<{ id: string }>(
      `with p as (insert into plan_problem (year_id, sha256, document, reasons) values ($1, 'x', '{}', '{}') returning id),
            l as (insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, assignments)
                  select $1, id, 'p', '{}', 1, 0, 0, 0, '{}', '{}', '{}' from p returning id)
       insert into team (challenge_id, plan_id, monday, days) select $2, id, '2027-09-20', '[2027-09-20,2027-09-25)' from l returning id`,
      [year.yearId, year.challenges.get('PC-001')],
    );
    const peerId = year.peers.get('PEER-001');
    const database = web.app.get(Database);
    /** Puts a seat into a state past the trigger's back, steps on, and tells whether it was allowed. */
    const isAllowed = async (from: string, to: string): Promise<boolean> => {
      const steps: Record<string, string[]> = {
        vacant: [],
        offered: ['offered'],
        accepted: ['offered', 'accepted'],
        confirmed: ['offered', 'accepted', 'confirmed'],
        released: ['released'],
      };
      try {
        await database.inTransaction(SYSTEM, async (tx) => {
          const [seat] = await tx.query<{ id: string }[]>(
            `insert into seat (team_id, position, days) values ($1, 1, '[2027-09-19,2027-09-25)') returning id`,
            [team!.id],
          );
          const go = (state: string) =>
            tx.query(
              `update seat set state = $2, peer_id = case when $2 = any ($3) then $4::uuid end, version = version + 1 where id = $1`,
              [seat!.id, state, HOLDING_STATES, peerId],
            );
          for (const state of steps[from]!) await go(state);
          await go(to);
          throw new Error('undone');
        });
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        if (message === 'undone') return true;
        expect(code).toBe('CF409');
      }
      return false;
    };
    const legal = new Set(legalSteps(SEAT_LIFECYCLE).map(([from, to]) => `${from}>${to}`));
    for (const from of SEAT_STATES)
      for (const to of SEAT_STATES.filter((state) => state !== from))
        expect([from, to, await isAllowed(from, to)]).toEqual([from, to, legal.has(`${from}>${to}`)]);
    await expect(
      web.query(
        `insert into seat (team_id, position, days, state, peer_id) values ($1, 1, '[2027-09-19,2027-09-25)', 'accepted', $2)`,
        [team!.id, peerId],
      ),
    ).rejects.toMatchObject({ code: 'CF409' });
  });
});
