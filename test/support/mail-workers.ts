import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type TestWeb } from './test-web.js';

/** Real worker processes on a test's database, to be killed and replaced. */
export class MailWorkers {
  private readonly running = new Set<ChildProcess>();
  private isOver = false;

  constructor(
    private readonly web: TestWeb,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  start(count: number): void {
    for (let place = 0; place < count; place++) this.startOne();
  }

  /** Kills one at once, as a power cut would, and starts another. */
  killOne(choose: (count: number) => number): void {
    const all = [...this.running];
    const victim = all[choose(all.length)];
    if (!victim) return;
    this.running.delete(victim);
    victim.kill('SIGKILL');
    this.startOne();
  }

  stop(): void {
    this.isOver = true;
    for (const worker of this.running) worker.kill('SIGKILL');
    this.running.clear();
  }

  private startOne(): void {
    const worker = spawn(process.execPath, [path.resolve('dist/src/worker.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATA_DIR: this.web.dataDir,
        DATABASE_URL: this.web.testDatabase.databaseUrl,
        OUTBOX_POLL_MILLISECONDS: '200',
        REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
        ...this.environment,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.running.add(worker);
    worker.on('exit', (code, signal) => {
      // Whoever ends unasked is replaced, as a supervisor would.
      if (this.running.delete(worker) && !this.isOver && signal !== 'SIGKILL') this.startOne();
    });
  }
}
