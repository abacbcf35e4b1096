import { createHash } from 'node:crypto';
import { createPostgresBackend, type Job, Queue, withBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { QUEUE_SCHEMA } from '../database/migrate.js';
import { type QueueName } from './define-job.js';

/** A doorbell: rings with the id of an outbox row. */
export interface Doorbell {
  readonly outboxId: string;
}

export interface RunningWorker {
  /** Lets the jobs in hand finish. */
  close(): Promise<void>;
}

/** BullMQ on Redis, or on a schema of our own in PostgreSQL. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  ring(queue: QueueName, job: string, jobId: string, doorbell: Doorbell): Promise<void>;
  work(queue: QueueName, concurrency: number, process: (doorbell: Doorbell) => Promise<void>): RunningWorker;
  close(): Promise<void>;
}

/** A crashed worker's job is the outbox's to count: BullMQ must never give one up for being stalled. */
const WORKER_SETTINGS = { maxStalledCount: 1000, lockDuration: 30_000, stalledInterval: 15_000 };
const POSTGRES_POOL_SIZE = 5;
/** A finished job leaves nothing behind, so that its id may ring again. */
const FORGET = { removeOnComplete: true, removeOnFail: true };

type Ring = (job: Job<Doorbell>) => Promise<void>;

interface QueueMakers {
  queue(name: QueueName): Queue;
  worker(name: QueueName, concurrency: number, ring: Ring): Worker;
}

/** Services that share a Redis must not answer one another's bells: each database has its own keys. */
function prefixFor(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `critical-friend-${createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12)}`;
}

const onRedis = (url: string, databaseUrl: string): QueueMakers => {
  const shared = { connection: { url, maxRetriesPerRequest: null }, prefix: prefixFor(databaseUrl) };
  return {
    queue: (name) => new Queue(name, shared),
    worker: (name, concurrency, ring) => new Worker(name, ring, { ...shared, concurrency, ...WORKER_SETTINGS }),
  };
};

const onPostgres = (connectionString: string): QueueMakers => {
  const classes = withBackend(createPostgresBackend);
  const connection = { connectionString, schema: QUEUE_SCHEMA, max: POSTGRES_POOL_SIZE, skipMigrations: true };
  return {
    queue: (name) => new classes.Queue(name, { connection }) as unknown as Queue,
    worker: (name, concurrency, ring) =>
      new classes.Worker(name, ring, { connection, concurrency, ...WORKER_SETTINGS }) as unknown as Worker,
  };
};

/**
 * Opens the queues. With Redis it refuses any eviction policy but `noeviction`, which could drop a doorbell unseen.
 * @throws Error when Redis cannot be reached or evicts.
 */
export async function openQueues(
  settings: { redisUrl: string | null; databaseUrl: string },
  onError: (error: unknown, queue: string) => void,
): Promise<QueueBackend> {
  if (settings.redisUrl) await requireNoEviction(settings.redisUrl);
  const make = settings.redisUrl ? onRedis(settings.redisUrl, settings.databaseUrl) : onPostgres(settings.databaseUrl);
  const queues = new Map<QueueName, Queue>();
  const openQueue = (name: QueueName): Queue => {
    const queue = make.queue(name).on('error', (error) => {
      onError(error, name);
    });
    queues.set(name, queue);
    return queue;
  };
  return {
    kind: settings.redisUrl ? 'redis' : 'postgres',
    ring: async (name, job, jobId, doorbell) => {
      await (queues.get(name) ?? openQueue(name)).add(job, doorbell, { jobId, ...FORGET });
    },
    work: (name, concurrency, process) => {
      const worker = make
        .worker(name, concurrency, ({ data }) => process(data))
        .on('error', (error) => {
          onError(error, name);
        });
      return { close: () => worker.close() };
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

async function requireNoEviction(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const policy = await redis.config('GET', 'maxmemory-policy');
    if (policy[1] !== undefined && policy[1] !== 'noeviction') {
      throw new Error(
        `Redis evicts keys (maxmemory-policy is ${policy[1]}). Set maxmemory-policy to noeviction: nothing may drop a queued job.`,
      );
    }
  } finally {
    redis.disconnect();
  }
}
