import { createPostgresBackend, withBackend } from 'bullmq';
import { Column, DataSource, Entity, In, ManyToOne, Not, PrimaryColumn, VersionColumn } from 'typeorm';
import { QUEUE_SCHEMA } from '../../src/modules/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

/*
 * What TypeORM 1.1 and BullMQ 6 do where one would not expect it. The code avoids each of these; a test here that fails after
 * an upgrade says that the package has changed its mind, and that what the code relies on has to be looked at again.
 */

@Entity('vendor_owner')
class OwnerEntity {
  @PrimaryColumn('integer') id!: number;
  @Column('text') name!: string;
}

@Entity('vendor_note')
class NoteEntity {
  @PrimaryColumn('integer') id!: number;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) tenant!: string | null;
  @ManyToOne(() => OwnerEntity, { nullable: true }) owner!: OwnerEntity | null;
  @VersionColumn() version!: number;
}

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase('template0');
  source = await new DataSource({
    type: 'postgres',
    url: database.ownerUrl,
    entities: [OwnerEntity, NoteEntity],
    synchronize: true,
  }).initialize();
});
beforeEach(async () => {
  await source.query('truncate vendor_note, vendor_owner');
  await source.query(`insert into vendor_owner values (1, 'Ann')`);
  await source.query(
    `insert into vendor_note (id, title, tenant, "ownerId", version) values (1, 'a', 'x', 1, 1), (2, 'b', 'y', null, 1), (3, 'c', 'y', null, 1)`,
  );
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const notes = () => source.getRepository(NoteEntity);
const titles = async () => (await notes().find({ order: { id: 'ASC' } })).map(({ title }) => title);
const unset = undefined as never;

describe('TypeORM', () => {
  it.each([
    ['find', () => notes().find({ where: { tenant: unset } })],
    ['findBy', () => notes().findBy({ tenant: unset })],
    ['findOneBy', () => notes().findOneBy({ tenant: unset })],
    ['countBy', () => notes().countBy({ tenant: unset })],
    ['existsBy', () => notes().existsBy({ tenant: unset })],
    ['update', async () => (await notes().update({ tenant: unset }, { title: 'z' })).affected],
    ['delete', async () => (await notes().delete({ tenant: unset })).affected],
    ['find with null', () => notes().find({ where: { tenant: null as never } })],
    ['update with no criteria', async () => (await notes().update({}, { title: 'z' })).affected],
    ['delete with no criteria', async () => (await notes().delete({})).affected],
  ])('throws when a condition of %s has no value', async (_, act) => {
    await expect(act()).rejects.toThrow();
    expect(await titles()).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['find with an empty where', () => notes().find({ where: {} })],
    ['find without a where', () => notes().find({ where: unset })],
    ['findBy with no alternatives', () => notes().findBy([])],
    ['what is not in an empty list', () => notes().findBy({ tenant: Not(In([])) })],
    ['an empty relation', () => notes().findBy({ owner: {} })],
    ['a query builder with an empty where', () => notes().createQueryBuilder('n').where({}).getMany()],
  ])('returns every row for %s', async (_, read) => {
    expect((await read()).length).toBe(3);
  });

  it('deletes every row by a query builder without a where', async () => {
    await notes().createQueryBuilder().delete().execute();
    expect(await titles()).toEqual([]);
  });

  it('changes every row by a query builder without a where', async () => {
    await notes().createQueryBuilder().update().set({ title: 'z' }).execute();
    expect(await titles()).toEqual(['z', 'z', 'z']);
  });

  it('saves over another row when the object carries its id', async () => {
    await notes().save({ id: 1, title: 'taken', tenant: 'intruder' });
    expect(await notes().findOneBy({ id: 1 })).toMatchObject({ title: 'taken', tenant: 'intruder' });
  });

  it('lets a stale copy win, and its version go backwards', async () => {
    const [one, other] = [await notes().findOneByOrFail({ id: 1 }), await notes().findOneByOrFail({ id: 1 })];
    await notes().save(Object.assign(one, { title: 'first' }));
    await notes().save(Object.assign(one, { title: 'second' }));
    expect((await notes().findOneByOrFail({ id: 1 })).version).toBe(3);
    await notes().save(Object.assign(other, { title: 'stale' }));
    expect(await notes().findOneByOrFail({ id: 1 })).toMatchObject({ title: 'stale', version: 1 });
  });

  it('runs SQL that is given as the key of an order', async () => {
    await source.query('create table vendor_victim (id integer)');
    const query = notes().createQueryBuilder('n').orderBy('n.id; drop table vendor_victim; --');
    await query.getMany().catch(() => undefined);
    const [row] = await source.query<{ name: string | null }[]>(`select to_regclass('vendor_victim') as name`);
    expect(row!.name).toBeNull();
  });
});

describe('BullMQ', () => {
  it('ignores a job whose id is still among the failed ones', async () => {
    const queues = await createTestDatabase();
    const classes = withBackend(createPostgresBackend);
    const connection = { connectionString: queues.databaseUrl, schema: QUEUE_SCHEMA, max: 3, skipMigrations: true };
    const queue = new classes.Queue('vendor', { connection });
    let runs = 0;
    const fail = () => {
      runs += 1;
      return Promise.reject(new Error('fails'));
    };
    const worker = new classes.Worker('vendor', fail, { connection });
    try {
      await queue.add('once', {}, { jobId: 'note-1', attempts: 1 });
      await waitUntil('the job has failed', async () => (await queue.getFailedCount()) === 1, 20_000);
      await queue.add('once', {}, { jobId: 'note-1', attempts: 1 });
      await queue.add('again', {}, { jobId: 'note-2', attempts: 1 });
      await waitUntil('another job has failed', async () => (await queue.getFailedCount()) === 2, 20_000);
      expect(runs).toBe(2);
    } finally {
      await worker.close();
      await queue.close();
      await queues.drop();
    }
  });

  it.each(['1234', 'note:1'])('takes no job with the id %s', async (jobId) => {
    const queues = await createTestDatabase();
    const classes = withBackend(createPostgresBackend);
    const queue = new classes.Queue('vendor', {
      connection: { connectionString: queues.databaseUrl, schema: QUEUE_SCHEMA, max: 2, skipMigrations: true },
    });
    try {
      await expect(queue.add('once', {}, { jobId })).rejects.toThrow(/id/i);
    } finally {
      await queue.close();
      await queues.drop();
    }
  });
});
