import { type MigrationInterface, type QueryRunner } from 'typeorm';

const sees = (what: string): string => `(select app_sees('${what}'))`;
const own = (column: string, what: string): string => `${column} = any ((select app_own('${what}'))::uuid[])`;
const any = (...conditions: string[]): string => conditions.join(' or ');

const OF_POOL = sees('pool');
const MINE = any(sees('all'), 'person_id = (select app_actor())');
const OF_PEER = any(own('peer_id', 'peers'), own('peer_id', 'served'));
const TEAM_OF_YEAR = `team_id in (select t.id from team t join challenge c on c.id = t.challenge_id where ${own('c.year_id', 'years')})`;
const OF_YEAR = any(sees('years'), TEAM_OF_YEAR);

/** By table: whose rows are seen, and, where that is narrower, whose may be changed. */
const WALLS: Readonly<Record<string, readonly [seen: string, changed?: string]>> = {
  second_factor: [MINE],
  recovery_code: [MINE],
  pin: [MINE],
  council_contact: [any(OF_POOL, own('council_id', 'councils')), OF_POOL],
  council_week: [OF_YEAR],
  invitation: [any(OF_YEAR, own('peer_id', 'peers'))],
  team_task: [OF_YEAR],
  contact_entry: [OF_POOL],
  peer_life_event: [any(OF_POOL, own('peer_id', 'peers')), OF_POOL],
  availability_save: [any(OF_POOL, OF_PEER)],
  placement_clash: [any(OF_POOL, OF_PEER)],
  calendar_feed: [any(sees('all'), own('peer_id', 'peers'))],
  peer_assistant: [any(OF_POOL, own('peer_id', 'peers'), 'person_id = (select app_actor())')],
};

/** Seats that a plan has chosen a peer for are that peer's too, since it is their week that has to be kept free. */
const SEAT_OF_YEAR = `team_id in (select t.id from team t join challenge c on c.id = t.challenge_id
  where ${any(own('c.year_id', 'years'), own('c.id', 'seated'))})`;
const SEATS = any(sees('years'), own('peer_id', 'peers'), own('peer_id', 'served'), SEAT_OF_YEAR);
const CHOSEN = any(own('chosen_peer_id', 'peers'), own('chosen_peer_id', 'served'));
/** An assistant's save raises the version of the peer. */
const PEERS = any(OF_POOL, own('id', 'peers'));

/** The second wall around what came after it; those who keep the pool see what was written to whom. */
export class WallOffOffers1795392052000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, [seen, changed = seen]] of Object.entries(WALLS))
      await runner.query(`call wall_off('${table}', $wall$${seen}$wall$, $wall$${changed}$wall$)`);
    await this.letBeMet(runner, {
      letters: any(MINE, OF_POOL),
      seats: any(SEATS, CHOSEN),
      peers: any(PEERS, own('id', 'served')),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.letBeMet(runner, { letters: MINE, seats: SEATS, peers: PEERS });
    for (const table of Object.keys(WALLS)) {
      const drops = ['seen', 'added', 'changed', 'removed'].map((policy) => `drop policy ${policy} on ${table};`);
      await runner.query(
        `${drops.join(' ')} alter table ${table} no force row level security, disable row level security;`,
      );
    }
  }

  private async letBeMet(
    runner: QueryRunner,
    { letters, seats, peers }: Readonly<Record<'letters' | 'seats' | 'peers', string>>,
  ): Promise<void> {
    await runner.query(`
      alter policy seen on letter using (${letters});
      alter policy changed on letter using (${letters});
      alter policy seen on seat using (${seats});
      alter policy changed on peer using (${peers});
    `);
  }
}
