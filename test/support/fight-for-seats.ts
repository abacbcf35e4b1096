import { QueryFailedError } from 'typeorm';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { DomainError } from '../../src/modules/platform/errors/domain-error.js';
import { AnswersService } from '../../src/modules/teams/answers.service.js';
import { OffersService } from '../../src/modules/teams/offers.service.js';
import { SeededRandom } from './seeded-random.js';
import { createSmallYear } from './small-year.js';
import { type TestWeb } from './test-web.js';

/** What a fight ended in. */
export interface Fight {
  /** Attempts by what was tried and how it ended: "offer done", "accept conflict", … */
  readonly counts: ReadonlyMap<string, number>;
  /** Pairs of seats that hold one peer on overlapping days. */
  readonly overlaps: number;
  /** Seats that hold somebody without a live letter to them, and live letters without their seat. */
  readonly orphans: number;
}

const SEATS_A_TEAM = 10;
const PEERS = 20;

/** Many clients that offer, withdraw, accept and decline at random, all at once, seats of four teams in two weeks. */
export async function fightForSeats(web: TestWeb, clients: number, triesEach: number, seed: number): Promise<Fight> {
  const year = await createSmallYear(web.app);
  const peers = [...year.peers.values()].slice(0, PEERS);
  const seats = await web.query<{ id: string }>(
    `with p as (insert into plan_problem (year_id, sha256, document, reasons) values ($1, 'x', '{}', '{}') returning id),
          l as (insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, assignments)
                select $1, id, 'p', '{}', 1, 0, 0, 0, '{}', '{}', '{}' from p returning id),
          c as (select id, '2027-09-20'::date + 7 * (row_number() over (order by reference) % 2)::int as monday from challenge where year_id = $1),
          t as (insert into team (challenge_id, plan_id, monday, days, asking_from)
                select c.id, l.id, c.monday, daterange(c.monday, c.monday + 5), app_now() from c, l returning id, days)
     insert into seat (team_id, position, days)
     select t.id, s, daterange(lower(t.days) - 1, upper(t.days)) from t, generate_series(1, $2::int) s returning id`,
    [year.yearId, SEATS_A_TEAM],
  );
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const [offers, answers] = [web.app.get(OffersService), web.app.get(AnswersService)];
  const tryOnce = async (random: SeededRandom): Promise<void> => {
    const letters = await web.query<{ id: string }>(`select id from invitation order by offered_at desc limit 30`);
    const action =
      letters.length === 0 ? 'offer' : random.pick(['offer', 'offer', 'offer', 'withdraw', 'accept', 'decline']);
    const letter = letters.length === 0 ? '' : random.pick(letters).id;
    const [seat, peer] = [random.pick(seats).id, random.pick(peers)];
    try {
      await web.database.inTransaction(SYSTEM, async (tx) => {
        if (action === 'offer') await offers.offer(tx, seat, peer, 'coordinator');
        else if (action === 'withdraw') await offers.withdraw(tx, letter, 'A test takes it back.');
        else if (action === 'accept')
          await answers.answer(tx, letter, { kind: 'accept', conflict: null }, { via: 'link' });
        else await answers.answer(tx, letter, { kind: 'decline', reason: 'other', note: null }, { via: 'link' });
      });
      count(`${action} done`);
    } catch (error) {
      const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
      if (error instanceof DomainError && error.kind === 'conflict') count(`${action} conflict`);
      else if (code === '23P01') count(`${action} held`);
      else if (code === '23505') count(`${action} duplicate`);
      else if (code === '40P01' || code === '55P03') count(`${action} busy`);
      else throw error;
    }
  };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const random = new SeededRandom(seed * 1000 + client);
      for (let n = 0; n < triesEach; n++) await tryOnce(random);
    }),
  );
  const [{ overlaps }] = (await web.query<{ overlaps: number }>(
    `select count(*)::int as overlaps from seat a join seat b on a.peer_id = b.peer_id and a.id < b.id and a.days && b.days`,
  )) as [{ overlaps: number }];
  const [{ orphans }] = (await web.query<{ orphans: number }>(
    `select count(*)::int as orphans
       from (select id, peer_id from seat where state in ('offered', 'accepted', 'confirmed')) s
       full join (select seat_id, peer_id from invitation where kind = 'offer' and state in ('open', 'accepted')) i
         on i.seat_id = s.id and i.peer_id = s.peer_id
      where s.id is null or i.seat_id is null`,
  )) as [{ orphans: number }];
  return { counts, overlaps, orphans };
}
