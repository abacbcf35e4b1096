import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { LetterBatches } from '../../src/modules/platform/mail/letter-batches.js';
import { Letters } from '../../src/modules/platform/mail/letters.js';
import { secretPlaceholder } from '../../src/modules/platform/mail/link-secrets.js';
import { MailSink } from './mail-sink.js';
import { MailWorkers } from './mail-workers.js';
import { SeededRandom } from './seeded-random.js';
import { startTestWeb, type TestWeb } from './test-web.js';
import { waitUntil } from './wait-until.js';

export interface Trial {
  readonly letters: number;
  /** Workers at once. */
  readonly workers: number;
  /** Letters that a worker hands over at once. */
  readonly concurrency: number;
  /** Pause of the mail server before it takes a letter, milliseconds. */
  readonly answerAfterMs: number;
  readonly seed: number;
  /** Done so many times, spread evenly over the letters, while some of them wait for the mail server's answer. */
  readonly fault?: { readonly times: number; readonly strike: (workers: MailWorkers) => Promise<void> };
  readonly limitMs: number;
}

export interface TrialResult {
  /** Letters that the mail server never took. */
  readonly lost: number;
  /** Letters that it took more than once. */
  readonly repeated: number;
  readonly copies: number;
  readonly mostCopies: number;
  /** Letters of which two copies differ in Message-ID, link or reader. */
  readonly unlike: number;
  readonly faults: number;
  /** From the release of the batch to the last letter taken for the first time, seconds. */
  readonly seconds: number;
  readonly states: Readonly<Record<string, number>>;
}

/** Writes a batch, lets it go, strikes while it goes, and counts at the mail server what came of it. */
export async function sendUnderFire(trial: Trial): Promise<TrialResult> {
  const sink = new MailSink();
  sink.script = { answerAfterMs: trial.answerAfterMs };
  const smtpUrl = await sink.start();
  const web = await startTestWeb({ environment: { REDIS_URL: process.env['TEST_REDIS_URL'] ?? '' } });
  const workers = new MailWorkers(web, { SMTP_URL: smtpUrl, MAIL_CONCURRENCY: String(trial.concurrency) });
  try {
    const batchId = await writeBatch(web, trial.letters);
    workers.start(trial.workers);
    await sleep(3000);
    await web.query(`update letter_batch set hold_until = app_now(), version = version + 1 where id = $1`, [batchId]);
    const releasedAt = Date.now();
    const faults = await strike(trial, workers, sink);
    const seconds = await untilAllTaken(web, sink, trial, releasedAt);
    return { ...(await count(web, sink)), faults, seconds };
  } finally {
    workers.stop();
    await web.stop();
    await sink.stop();
  }
}

function writeBatch(web: TestWeb, letters: number): Promise<string> {
  return web.database.inTransaction(SYSTEM, async (tx) => {
    const batchId = await web.app.get(LetterBatches).open(tx, SYSTEM, `${letters} letters`);
    for (let number = 0; number < letters; number++) {
      const [row] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
      await web.app.get(Letters).write(tx, {
        kind: 'test.invitation',
        dedupeKey: String(number),
        personId: null,
        toAddress: `reader-${number}@council.example`,
        subject: `Invitation ${number}`,
        text: `Please answer on https://friend.example/invitations/${secretPlaceholder('invitation', row.id)}\n`,
        batchId,
      });
    }
    return batchId;
  });
}

async function strike(
  { fault, seed, letters, answerAfterMs, limitMs }: Trial,
  workers: MailWorkers,
  sink: MailSink,
): Promise<number> {
  if (!fault) return 0;
  const random = new SeededRandom(seed);
  for (let struck = 0; struck < fault.times; struck++) {
    const due = ((struck + random.next()) * letters) / (fault.times + 1);
    await waitUntil(`${due} letters are taken`, () => sink.count >= due, limitMs);
    await sleep(random.next() * answerAfterMs);
    await waitUntil('letters are in flight', () => sink.inFlight > 0 || sink.count >= letters, limitMs);
    await fault.strike(workers);
  }
  return fault.times;
}

async function untilAllTaken(web: TestWeb, sink: MailSink, trial: Trial, releasedAt: number): Promise<number> {
  const end = Date.now() + trial.limitMs;
  let takenAt = 0;
  for (;;) {
    if (takenAt === 0 && sink.count >= trial.letters) takenAt = Date.now();
    const [open] = await web.query<{ count: number }>(
      `select count(*)::int as count from letter where state in ('held', 'queued', 'sending')`,
    );
    if ((takenAt > 0 && open!.count === 0) || Date.now() > end) return ((takenAt || Date.now()) - releasedAt) / 1000;
    await sleep(250);
  }
}

async function count(web: TestWeb, sink: MailSink): Promise<Omit<TrialResult, 'faults' | 'seconds'>> {
  const rows = await web.query<{ messageId: string; state: string }>(
    `select message_id as "messageId", state from letter where kind = 'test.invitation'`,
  );
  const copies = sink.countCopies();
  const marks = new Map<string, Set<string>>();
  for (const { to, messageId, source } of sink.taken) {
    const link = /invitations\/([\w-]{43})/.exec(source.replace(/=\r\n/g, ''))?.[1] ?? 'no link';
    marks.set(to, (marks.get(to) ?? new Set()).add(`${messageId} ${link}`));
  }
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  const counts = rows.map(({ messageId }) => copies.get(messageId) ?? 0);
  return {
    lost: counts.filter((number) => number === 0).length,
    repeated: counts.filter((number) => number > 1).length,
    copies: counts.reduce((sum, number) => sum + Math.max(0, number - 1), 0),
    mostCopies: Math.max(...counts),
    unlike: [...marks.values()].filter((each) => each.size > 1 || [...each][0]!.endsWith('no link')).length,
    states,
  };
}
