import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { SeededRandom } from '../support/seeded-random.js';
import { sendUnderFire, type TrialResult } from '../support/letters-under-fire.js';
import { waitUntil } from '../support/wait-until.js';

const MINUTE_MS = 60_000;
const seed = Number(process.env['TEST_SEED'] ?? 20_270_405);
const tell = (what: string, result: TrialResult) => {
  console.info(`${what}, seed ${seed}: ${JSON.stringify(result)}`);
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Redis of the test's own, so that nobody else's is flushed. */
async function withRedis(work: (redis: Redis) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'critical-friend-redis-'));
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  const before = process.env['TEST_REDIS_URL'];
  const redis = new Redis(url, { lazyConnect: false, retryStrategy: () => 100 });
  redis.on('error', () => undefined);
  try {
    await waitUntil('Redis answers', () => redis.status === 'ready');
    process.env['TEST_REDIS_URL'] = url;
    await work(redis);
  } finally {
    if (before === undefined) delete process.env['TEST_REDIS_URL'];
    else process.env['TEST_REDIS_URL'] = before;
    redis.disconnect();
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('letters in numbers', () => {
  it(
    '800 leave within 60 s of the end of the hold, each exactly once',
    async () => {
      await withRedis(async () => {
        const result = await sendUnderFire({
          letters: 800,
          workers: 1,
          concurrency: 10,
          answerAfterMs: 50,
          seed,
          limitMs: 3 * MINUTE_MS,
        });
        tell('800 letters', result);
        expect(result).toMatchObject({ lost: 0, repeated: 0, unlike: 0, states: { sent: 800 } });
        expect(result.seconds).toBeLessThanOrEqual(60);
      });
    },
    5 * MINUTE_MS,
  );

  it(
    '5,000 are all taken under 200 kill -9 of the worker, with copies bounded and alike',
    async () => {
      await withRedis(async () => {
        const concurrency = 10;
        const random = new SeededRandom(seed);
        const result = await sendUnderFire({
          letters: 5000,
          workers: 2,
          concurrency,
          answerAfterMs: 300,
          seed,
          fault: { times: 200, strike: (workers) => workers.killOne((count) => random.between(0, count - 1)) },
          limitMs: 20 * MINUTE_MS,
        });
        tell('5,000 letters under kills', result);
        expect(result).toMatchObject({ lost: 0, unlike: 0, faults: 200, states: { sent: 5000 } });
        expect(result.copies).toBeLessThanOrEqual(result.faults * concurrency);
      });
    },
    60 * MINUTE_MS,
  );

  it(
    '5,000 are all taken though the store of the queue is flushed 20 times',
    async () => {
      await withRedis(async (redis) => {
        const result = await sendUnderFire({
          letters: 5000,
          workers: 2,
          concurrency: 10,
          answerAfterMs: 100,
          seed,
          fault: {
            times: 20,
            strike: async () => {
              await redis.flushall();
            },
          },
          limitMs: 10 * MINUTE_MS,
        });
        tell('5,000 letters under FLUSHALL', result);
        expect(result).toMatchObject({ lost: 0, repeated: 0, unlike: 0, faults: 20, states: { sent: 5000 } });
      });
    },
    20 * MINUTE_MS,
  );
});
