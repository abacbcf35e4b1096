import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type CalendarAnswer, type CalendarTask } from './calendar-answer.js';

/** A busy office’s calendar of four years takes a second or two; this leaves room for a machine that is busy itself. */
const TIME_LIMIT_MS = 15_000;
const MEMORY_LIMIT_MB = 128;

/**
 * Reads a calendar in a thread of its own, so that no file can hold up the service.
 * A file that takes more than the limit or 128 MB is refused like any other that cannot be read.
 */
export async function readCalendar(task: CalendarTask, timeLimitMs: number = TIME_LIMIT_MS): Promise<CalendarAnswer> {
  const thread = new Worker(threadFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  const timer = setTimeout(() => void thread.terminate(), timeLimitMs);
  const tooMuch: CalendarAnswer = {
    kind: 'refused',
    fault: `The calendar could not be read within ${timeLimitMs / 1000} seconds. Export a shorter period.`,
  };
  try {
    return await new Promise<CalendarAnswer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch);
        else reject(error);
      });
      thread.once('exit', () => {
        resolve(tooMuch);
      });
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Threads run compiled, also when this file is loaded as TypeScript by a test. */
const threadFile = (): string =>
  fileURLToPath(
    import.meta.url.endsWith('.ts')
      ? new URL('../../../dist/src/modules/peers/read-calendar.thread.js', import.meta.url)
      : new URL('./read-calendar.thread.js', import.meta.url),
  );
