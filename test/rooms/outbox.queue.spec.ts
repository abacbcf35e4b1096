import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { DomainError } from '../../src/modules/platform/errors/domain-error.js';
import { defineJob, Handles, type JobContext, type JobHandler } from '../../src/modules/platform/jobs/define-job.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { Outbox } from '../../src/modules/platform/outbox/outbox.js';
import { ForgetFinishedSweep } from '../../src/modules/platform/outbox/forget-finished.sweep.js';
import { OutboxRows } from '../../src/modules/platform/outbox/outbox-rows.js';
import { PlatformModule } from '../../src/modules/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testConfig } from '../support/test-config.js';
import { waitUntil } from '../support/wait-until.js';

type Payload = { word: string };
const tellWord = defineJob<Payload>({
  name: 'test.tell-word',
  queue: 'general',
  attempts: 3,
  backoffMs: () => 10,
  leaseSeconds: 30,
  payload: z.strictObject({ word: z.string() }),
});

@Injectable()
@Handles(tellWord)
class TellWordJob implements JobHandler<Payload> {
  readonly heard: string[] = [];
  fail: ((word: string, context: JobContext) => void) | null = null;

  handle({ word }: Payload, context: JobContext): Promise<void> {
    this.heard.push(word);
    this.fail?.(word, context);
    return Promise.resolve();
  }
}

@Module({ providers: [TellWordJob] })
class TestRoom {}

describe('the outbox', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let outbox: Outbox;
  let db: Database;
  let job: TellWordJob;
  const stateOf = async (id: string) => {
    const rows = await db.source.query<{ state: string; attempt: number }[]>(
      'select state, attempt from outbox where id = $1',
      [id],
    );
    return rows[0];
  };
  const leave = (word: string) => db.inTransaction(SYSTEM, (tx) => outbox.add(tx, tellWord, { word }));

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(testConfig(), database.databaseUrl), TestRoom],
    }).compile();
    app = await module.init();
    [outbox, db, job] = [app.get(Outbox), app.get(Database), app.get(TellWordJob)];
    await app.get(JobRunner).start(database.databaseUrl);
  });
  beforeEach(() => {
    job.heard.length = 0;
    job.fail = null;
  });
  afterAll(async () => {
    await app.get(JobRunner).stop();
    await app.close();
    await database.drop();
  });

  it('delivers a message after the commit', async () => {
    const id = await leave('after');
    await waitUntil('the message is done', async () => (await stateOf(id))?.state === 'done');
    expect(job.heard).toEqual(['after']);
  });

  it('delivers nothing that was rolled back', async () => {
    await expect(
      db.inTransaction(SYSTEM, async (tx) => {
        await outbox.add(tx, tellWord, { word: 'never' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const later = await leave('later');
    await waitUntil('a later message is done', async () => (await stateOf(later))?.state === 'done');
    expect(job.heard).toEqual(['later']);
  });

  it('tries again after a fault and gives up after the last attempt', async () => {
    job.fail = () => {
      throw new Error('not today');
    };
    const id = await leave('again');
    await waitUntil('the message has failed', async () => (await stateOf(id))?.state === 'failed');
    expect(job.heard).toEqual(['again', 'again', 'again']);
  });

  it('ends at once when a rule says no', async () => {
    job.fail = () => {
      throw new DomainError('conflict', 'test.no', 'No.');
    };
    const id = await leave('once');
    await waitUntil('the message has failed', async () => (await stateOf(id))?.state === 'failed');
    expect(job.heard).toEqual(['once']);
  });

  it('rings again for a message whose worker died', async () => {
    const id = await leave('orphan');
    await waitUntil('the message is done', async () => (await stateOf(id))?.state === 'done');
    await db.source.query(
      `update outbox set state = 'claimed', claimed_until = app_now() - interval '1 s', next_attempt_at = app_now(), claim_token = gen_random_uuid() where id = $1`,
      [id],
    );
    await waitUntil('the message is done again', async () => (await stateOf(id))?.state === 'done');
    expect(job.heard).toEqual(['orphan', 'orphan']);
  });

  it('puts a message aside whose worker died three times', async () => {
    const id = await leave('poison');
    await waitUntil('the message is done', async () => (await stateOf(id))?.state === 'done');
    await db.source.query(
      `update outbox set state = 'claimed', crashes = 2, claimed_until = app_now() - interval '1 s', next_attempt_at = app_now(), claim_token = gen_random_uuid() where id = $1`,
      [id],
    );
    await waitUntil('the message has failed', async () => (await stateOf(id))?.state === 'failed');
    expect(job.heard).toEqual(['poison']);
  });

  it('lets a worker that was thought dead finish nothing', async () => {
    const rows = app.get(OutboxRows, { strict: false });
    const [inserted] = await db.source.query<{ id: string }[]>(
      `insert into outbox (job, payload, next_attempt_at) values ('test.tell-word', '{"word":"zombie"}', app_now() + interval '1 hour') returning id`,
    );
    const stale = await rows.claim(inserted!.id, 0);
    const fresh = await rows.claim(inserted!.id, 30);
    expect(fresh).not.toBeNull();
    expect(await rows.finish(stale!)).toBe(false);
    expect(await rows.finish(fresh!)).toBe(true);
  });

  it('forgets what was delivered long ago, and keeps what failed', async () => {
    const left = await db.source.query<{ id: string }[]>(
      `insert into outbox (job, payload, state, finished_at) values
         ('test.tell-word', '{}', 'done', app_now() - interval '8 days'),
         ('test.tell-word', '{}', 'done', app_now() - interval '6 days'),
         ('test.tell-word', '{}', 'failed', app_now() - interval '8 days') returning id`,
    );
    await app.get(ForgetFinishedSweep, { strict: false }).sweep();
    const kept = await Promise.all(left.map(({ id }) => stateOf(id)));
    expect(kept.map((row) => row?.state)).toEqual([undefined, 'done', 'failed']);
  });
});
