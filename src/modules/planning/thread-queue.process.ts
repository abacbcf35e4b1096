import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../platform/errors/domain-error.js';

/** What one kind of long work is allowed. */
export interface ThreadLimits {
  /** File of the thread beside this one, without its ending: it posts one message and ends. */
  readonly thread: string;
  /** Plural word for the work, for messages and the code of the refusal. */
  readonly name: string;
  readonly memoryMb: number;
  readonly timeMs: number;
  /** How many may run or wait at once; more are refused, so that the last of them has its turn within minutes. */
  readonly mostAtOnce: number;
}

/** Does long work in a thread, one piece at a time, so that the web process goes on answering and keeps a processor. */
export class ThreadQueue<Task, Answer> {
  private running: Promise<unknown> = Promise.resolve();
  private pending = 0;

  constructor(private readonly limits: ThreadLimits) {}

  /** @throws DomainError unavailable while too many wait; Error when the thread fails or takes too long. */
  async ask(task: Task): Promise<Answer> {
    const { name, mostAtOnce } = this.limits;
    if (this.pending >= mostAtOnce) {
      const message = `${this.pending} ${name} are under way or waiting, as many as there may be. Ask again in a minute.`;
      throw new DomainError('unavailable', `planning.${name}-under-way`, message);
    }
    this.pending++;
    const answer = this.running.then(() => this.startThread(task));
    this.running = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.pending--;
    }
  }

  private startThread(task: Task): Promise<Answer> {
    const { thread: file, name, memoryMb, timeMs } = this.limits;
    const thread = new Worker(fileOf(file), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const timer = setTimeout(() => void thread.terminate(), timeMs);
    return new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => {
        reject(new Error(`The thread for ${name} ended with code ${code} and no answer`));
      });
    }).finally(() => {
      clearTimeout(timer);
    });
  }
}

/** Threads run compiled, also when this file is loaded as TypeScript by a test. */
const fileOf = (thread: string): string =>
  fileURLToPath(
    import.meta.url.endsWith('.ts')
      ? new URL(`../../../dist/src/modules/planning/${thread}.thread.js`, import.meta.url)
      : new URL(`./${thread}.thread.js`, import.meta.url),
  );
