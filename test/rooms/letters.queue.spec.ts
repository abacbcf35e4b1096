import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { FindStrandedSweep } from '../../src/modules/platform/mail/find-stranded.sweep.js';
import { LetterBatches } from '../../src/modules/platform/mail/letter-batches.js';
import { Letters, type NewLetter } from '../../src/modules/platform/mail/letters.js';
import { MailStops } from '../../src/modules/platform/mail/mail-stop.js';
import { PlatformModule } from '../../src/modules/platform/platform.module.js';
import { MailSink } from '../support/mail-sink.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testConfig } from '../support/test-config.js';
import { waitUntil } from '../support/wait-until.js';

describe('letters', () => {
  const sink = new MailSink();
  let database: TestDatabase;
  let app: INestApplicationContext;
  let db: Database;
  let letters: Letters;
  let batches: LetterBatches;
  let count = 0;

  const write = (change: Partial<NewLetter> = {}) =>
    db.inTransaction(SYSTEM, async (tx) => {
      const number = ++count;
      const id = await letters.write(tx, {
        kind: 'test.note',
        dedupeKey: String(number),
        personId: null,
        toAddress: `reader-${number}@council.example`,
        subject: `Note ${number}`,
        text: 'Something to read.',
        ...change,
      });
      return id!;
    });
  const inTx = <T>(work: (tx: Parameters<Letters['write']>[0]) => Promise<T>) => db.inTransaction(SYSTEM, work);
  const query = <Rows = unknown>(sql: string, values?: unknown[]) => inTx((tx) => tx.query<Rows>(sql, values));
  const openBatch = () => inTx((tx) => batches.open(tx, SYSTEM, 'Invitations of the year'));
  const read = async (id: string) => {
    const [row] = await query<
      {
        state: string;
        tries: number;
        failure: string | null;
        to: string;
        waitsMinutes: number | null;
        outbox: string;
      }[]
    >(
      `select l.state, l.attempt as tries, l.failure, l.to_address as to, o.state as outbox,
              round(extract(epoch from o.next_attempt_at - app_now()) / 60)::int as "waitsMinutes"
         from letter l left join outbox o on o.id = l.outbox_id where l.id = $1`,
      [id],
    );
    return row!;
  };
  const hasState = (id: string, state: string) =>
    waitUntil(`letter is ${state}`, async () => (await read(id)).state === state);
  const ringAgain = (id: string) =>
    query(`update outbox set next_attempt_at = app_now() from letter l where outbox.id = l.outbox_id and l.id = $1`, [
      id,
    ]);
  const takenBy = (address: string) => sink.taken.filter(({ to }) => to === address);

  beforeAll(async () => {
    const smtpUrl = await sink.start();
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(testConfig({ smtpUrl }), database.databaseUrl)],
    }).compile();
    app = await module.init();
    [db, letters, batches] = [app.get(Database), app.get(Letters), app.get(LetterBatches)];
    await app.get(JobRunner).start(database.databaseUrl);
  });
  beforeEach(() => {
    sink.script = {};
    sink.taken.length = 0;
  });
  afterAll(async () => {
    await app.get(JobRunner).stop();
    await app.close();
    await database.drop();
    await sink.stop();
  });

  it('are sent once, and only once when they are written twice', async () => {
    const id = await write({ dedupeKey: 'twice' });
    expect(await write({ dedupeKey: 'twice' })).toBeNull();
    await hasState(id, 'sent');
    expect(takenBy((await read(id)).to)).toHaveLength(1);
  });

  it('go to one plain mailbox, and to nothing else', async () => {
    for (const toAddress of [
      'a@b.example, c@d.example',
      '"a b"@c.example',
      'a@b.example\r\nBcc: c@d.example',
      'nobody',
    ])
      await expect(write({ toAddress })).rejects.toMatchObject({ code: 'mail.bad-address' });
  });

  describe('in a batch', () => {
    it('wait until their time has come, and then go', async () => {
      const batchId = await openBatch();
      const ids = [await write({ batchId }), await write({ batchId })];
      expect(await Promise.all(ids.map(async (id) => (await read(id)).state))).toEqual(['held', 'held']);
      expect(await inTx((tx) => batches.releaseDue(tx))).toBe(0);
      await inTx((tx) =>
        tx.query(
          `update letter_batch set hold_until = hold_until - interval '10 minutes', version = version + 1 where id = $1`,
          [batchId],
        ),
      );
      for (const id of ids) await hasState(id, 'sent');
      expect(await inTx((tx) => batches.get(tx, batchId))).toMatchObject({ state: 'released' });
    });

    it('go at once when somebody says so, and then the batch takes no more', async () => {
      const batchId = await openBatch();
      const id = await write({ batchId });
      expect(await inTx((tx) => batches.sendNow(tx, batchId))).toBe(1);
      await hasState(id, 'sent');
      await expect(write({ batchId })).rejects.toMatchObject({ code: 'mail.batch-has-ended' });
      await expect(inTx((tx) => batches.sendNow(tx, batchId))).rejects.toThrow('it was sent');
    });

    it('can be recalled, one or all, and are never sent then', async () => {
      const batchId = await openBatch();
      const ids = [await write({ batchId }), await write({ batchId }), await write({ batchId })];
      await inTx((tx) => letters.recall(tx, ids[0]!));
      await expect(inTx((tx) => letters.recall(tx, ids[0]!))).rejects.toThrow('it is recalled');
      expect(await inTx((tx) => batches.recall(tx, batchId))).toBe(2);
      const later = await write();
      await hasState(later, 'sent');
      expect(sink.taken.map(({ to }) => to)).toEqual([(await read(later)).to]);
      await expect(inTx((tx) => batches.recall(tx, batchId))).rejects.toMatchObject({ code: 'mail.batch-has-ended' });
    });

    it('are either recalled or sent when both are asked for at once', async () => {
      for (let round = 0; round < 10; round++) {
        const batchId = await openBatch();
        const ids = [await write({ batchId }), await write({ batchId })];
        await Promise.allSettled([
          inTx((tx) => batches.sendNow(tx, batchId)),
          inTx((tx) => batches.recall(tx, batchId)),
          inTx((tx) => letters.recall(tx, ids[1]!)),
        ]);
        await waitUntil('all have ended', async () =>
          (await Promise.all(ids.map(read))).every(({ state }) => ['sent', 'recalled'].includes(state)),
        );
        for (const id of ids) {
          const { state, to } = await read(id);
          expect(takenBy(to)).toHaveLength(state === 'sent' ? 1 : 0);
        }
      }
    });
  });

  describe('that the mail server does not take', () => {
    it('are tried again after the pauses of the policy', async () => {
      sink.script = { onRecipient: () => ({ code: 451, text: 'greylisted' }) };
      const id = await write();
      for (const [tries, pause] of [
        [1, 1],
        [2, 5],
        [3, 15],
        [4, 30],
        [5, 60],
      ]) {
        await waitUntil('it waits', async () => {
          const row = await read(id);
          return row.tries === tries && row.outbox === 'waiting';
        });
        expect(await read(id)).toMatchObject({ state: 'queued', waitsMinutes: pause });
        if (tries === 5) sink.script = {};
        await ringAgain(id);
      }
      await hasState(id, 'sent');
      expect(takenBy((await read(id)).to)).toHaveLength(1);
    });

    it('are given up after three days', async () => {
      sink.script = { onRecipient: () => ({ code: 452, text: 'mailbox full' }) };
      const id = await write();
      await waitUntil('it waits', async () => (await read(id)).tries === 1);
      await query(`update letter set first_tried_at = app_now() - interval '71 hours 56 minutes' where id = $1`, [id]);
      await waitUntil('it may ring', async () => (await read(id)).outbox === 'waiting');
      await ringAgain(id);
      await hasState(id, 'undeliverable');
      expect((await read(id)).failure).toContain('mailbox full');
    });

    it('bounce at once when the reader is refused, and are sent again when somebody says so', async () => {
      sink.script = { onRecipient: () => ({ code: 550, text: 'no such mailbox' }) };
      const id = await write();
      await hasState(id, 'bounced');
      expect((await read(id)).failure).toContain('no such mailbox');
      sink.script = {};
      await inTx((tx) => letters.sendAgain(tx, id));
      await hasState(id, 'sent');
      await expect(inTx((tx) => letters.sendAgain(tx, id))).rejects.toMatchObject({
        code: 'mail.needs-no-resending',
      });
    });

    it('stop all others when it takes nothing from us, until one of them comes through', async () => {
      sink.script = { onMail: () => ({ code: 550, text: 'your address is blocked' }) };
      const id = await write();
      const stops = app.get(MailStops);
      const stop = () => inTx((tx) => stops.find(tx));
      await waitUntil('letters are stopped', async () => (await stop()) !== null);
      expect((await stop())!.reason).toContain('your address is blocked');
      sink.script = {};
      const other = await write();
      await waitUntil('the other waits', async () => (await read(other)).outbox === 'waiting');
      expect(await read(id)).toMatchObject({ state: 'queued', tries: 0 });
      expect(sink.taken).toEqual([]);
      await query(`update mail_stop set probe_at = app_now()`);
      await ringAgain(other);
      await hasState(other, 'sent');
      expect(await stop()).toBeNull();
      await waitUntil('the first waits', async () => (await read(id)).outbox === 'waiting');
      await ringAgain(id);
      await hasState(id, 'sent');
    });

    it('and of which nobody can know go again, or are shown as unknown, as they were written', async () => {
      sink.script = { onLetter: () => 'drop', keepsDropped: true };
      const [twice, once] = [await write(), await write({ delivery: 'at-most-once' })];
      await hasState(once, 'unknown');
      await waitUntil('the other waits', async () => (await read(twice)).outbox === 'waiting');
      sink.script = {};
      await ringAgain(twice);
      await hasState(twice, 'sent');
      const copies = takenBy((await read(twice)).to);
      expect(copies).toHaveLength(2);
      expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
      expect(takenBy((await read(once)).to)).toHaveLength(1);
      await inTx((tx) => letters.sendAgain(tx, once));
      await hasState(once, 'sent');
      expect(takenBy((await read(once)).to)).toHaveLength(2);
    });
  });

  it('whose worker died while the server was to answer are unknown when they may go but once', async () => {
    const id = await write({ delivery: 'at-most-once', batchId: await openBatch() });
    await query(`update letter set state = 'sending', queued_at = app_now() - interval '1 hour' where id = $1`, [id]);
    await app.get(FindStrandedSweep, { strict: false }).sweep();
    await hasState(id, 'unknown');
    expect(sink.taken).toEqual([]);
  });

  it('that no message speaks of are found, and those whose job was put aside are shown', async () => {
    const [lost, aside] = [await write({ batchId: await openBatch() }), await write({ batchId: await openBatch() })];
    const [{ id: outboxId }] = await query<[{ id: string }]>(
      `insert into outbox (job, payload, state, failure) values ('mail.send-letter', '{}', 'failed', 'its worker died') returning id`,
    );
    await query(
      `update letter set state = 'queued', queued_at = app_now() - interval '1 hour', outbox_id = case when id = $2 then $3::uuid end
        where id in ($1, $2)`,
      [lost, aside, outboxId],
    );
    await app.get(FindStrandedSweep, { strict: false }).sweep();
    await hasState(lost, 'sent');
    expect(await read(aside)).toMatchObject({ state: 'undeliverable' });
    expect((await read(aside)).failure).toContain('its worker died');
  });

  describe('with a calendar part', () => {
    const calendar = {
      method: 'REQUEST',
      uid: 'place@critical-friend.example',
      status: 'tentative',
      summary: 'Peer challenge at Kent',
      firstDay: '2027-04-05',
      lastDay: '2027-04-09',
    } as const;

    it('carry text, HTML and a calendar that other programs read, and name nobody but the reader', async () => {
      const id = await write({ calendar, html: '<p>Something to read.</p>' });
      await hasState(id, 'sent');
      const { to } = await read(id);
      const source = takenBy(to)[0]!.source;
      expect(source).toMatch(/content-type: multipart\/alternative/i);
      expect(source).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
      const mail = await simpleParser(source);
      expect(mail.text).toContain('Something to read.');
      const file = mail.attachments.find(({ filename }) => filename === 'peer-challenge.ics')!;
      const event = new ICAL.Event(
        new ICAL.Component(ICAL.parse(file.content.toString('utf8')) as never).getFirstSubcomponent('vevent')!,
      );
      expect(event).toMatchObject({ uid: calendar.uid, sequence: 0, summary: calendar.summary });
      expect(event.attendees.map((attendee) => attendee.getFirstValue())).toEqual([`mailto:${to}`]);
    });

    it('are numbered one after the other, also when they are written at once', async () => {
      const uid = 'numbered@critical-friend.example';
      const ids = await Promise.all([0, 1, 2, 3].map(() => write({ calendar: { ...calendar, uid } })));
      const rows = await query<{ sequence: number }[]>(
        `select calendar_sequence as sequence from letter where id = any ($1) order by 1`,
        [ids],
      );
      expect(rows.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
      await expect(write({ calendar: { ...calendar, uid, sequence: 3 } })).rejects.toMatchObject({
        code: 'mail.stale-calendar',
      });
    });

    it('never overtake one another: a cancellation waits for what it cancels', async () => {
      const uid = 'order@critical-friend.example';
      sink.script = { onRecipient: () => ({ code: 451, text: 'later' }) };
      const toAddress = 'ann@council.example';
      const request = await write({ toAddress, calendar: { ...calendar, uid } });
      await waitUntil('the first waits', async () => {
        const { tries, outbox } = await read(request);
        return tries === 1 && outbox === 'waiting';
      });
      sink.script = {};
      const cancel = await write({ toAddress, calendar: { ...calendar, uid, method: 'CANCEL' } });
      await waitUntil('the second waits', async () => (await read(cancel)).outbox === 'waiting');
      expect(takenBy(toAddress)).toEqual([]);
      await ringAgain(request);
      await hasState(request, 'sent');
      await ringAgain(cancel);
      await hasState(cancel, 'sent');
      expect(takenBy(toAddress).map(({ source }) => /method=(\w+)/.exec(source)?.[1])).toEqual(['REQUEST', 'CANCEL']);
    });
  });
});
