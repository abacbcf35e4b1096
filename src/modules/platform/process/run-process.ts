import { once } from 'node:events';
import { type Server } from 'node:http';
import { Config, ConfigError, parseConfig } from '../config/config.js';
import { describeError, Log } from '../log/log.js';

/** What a process runs; `stop` lets work in hand finish and gives everything back. */
export interface RunningService {
  stop(): Promise<void>;
}

/** Resolves with the first signal that asks the process to stop. A second Ctrl-C ends it at once. */
export async function waitForStopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.once('SIGINT', () => process.exit(130));
}

/** Says on standard error why the process cannot start. */
export function explainFailedStart(error: unknown): void {
  const text =
    error instanceof ConfigError
      ? error.message
      : `Cannot start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a service until SIGINT or SIGTERM, then stops it in order. Exits 1 when the configuration is wrong (every fault is
 * listed), when it cannot start, or when something is thrown that nobody caught.
 */
export async function runProcess(start: (config: Config, log: Log) => Promise<RunningService>): Promise<void> {
  const stopped = waitForStopSignal();
  let log: Log | undefined;
  let service: RunningService;
  try {
    const config = parseConfig(process.env);
    log = new Log(config.logLevel);
    service = await start(config, log);
  } catch (error) {
    explainFailedStart(error);
    process.exit(1);
  }
  const failed = new Promise<unknown>((resolve) => {
    process.once('uncaughtException', resolve).once('unhandledRejection', resolve);
  });
  const failure = await Promise.race([stopped.then(() => null), failed]);
  if (failure !== null) log.error('process-failed', describeError(failure));
  await service.stop();
  process.exit(failure === null ? 0 : 1);
}

/** Stops accepting requests, waits for those in hand, then cuts what is still open, such as event streams. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(cut);
}
