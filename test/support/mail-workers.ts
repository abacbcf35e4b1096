import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type TestWeb } from './test-web.js';
import { waitUntil } from './wait-until.js';

const START_LIMIT_MS = 120_000;

/** Real worker processes on a test's database, to be killed and replaced. */
export class MailWorkers {
  private readonly running = new Set<ChildProcess>();
  /** Those that have come so far as to take letters: killing one that is still starting proves nothing. */
  private readonly working = new Set<ChildProcess>();
  private isOver = false;

  constructor(
    private readonly web: TestWeb,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  start(count: number): void {
    for (let place = 0; place < count; place++) this.startOne();
  }

  /** Kills one that works at once, as a power cut would, and starts another. */
  async killOne(choose: (count: number) => number): Promise<void> {
    await waitUntil('a worker works', () => this.working.size > 0, START_LIMIT_MS);
    const victim = [...this.working][choose(this.working.size)]!;
    this.forget(victim);
    victim.kill('SIGKILL');
    this.startOne();
  }

  stop(): void {
    this.isOver = true;
    for (const worker of this.running) worker.kill('SIGKILL');
    this.running.clear();
    this.working.clear();
  }

  private startOne(): void {
    const worker = spawn(process.execPath, [path.resolve('dist/src/worker.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'info',
        DATA_DIR: this.web.dataDir,
        DATABASE_URL: this.web.testDatabase.databaseUrl,
        OUTBOX_POLL_MILLISECONDS: '200',
        REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
        ...this.environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.running.add(worker);
    worker.stderr.setEncoding('utf8').on('data', (lines: string) => {
      if (lines.includes('"msg":"working"') && this.running.has(worker)) this.working.add(worker);
    });
    worker.on('exit', () => {
      // Whoever ends unasked is replaced, as a supervisor would.
      if (this.forget(worker) && !this.isOver) this.startOne();
    });
  }

  private forget(worker: ChildProcess): boolean {
    this.working.delete(worker);
    return this.running.delete(worker);
  }
}
