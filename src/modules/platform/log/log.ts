import { Injectable } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** The only fields a log line may carry: ids, counts and outcomes; never a name, an address, a party or a token. */
const ALLOWED_FIELDS = [
  'actorId',
  'attempt',
  'challengeId',
  'code',
  'count',
  'elapsedMs',
  'error',
  'host',
  'job',
  'jobId',
  'letterId',
  'method',
  'operation',
  'outboxId',
  'personId',
  'planId',
  'port',
  'queue',
  'reason',
  'requestId',
  'route',
  'runId',
  'stack',
  'status',
  'yearId',
] as const;
export type LogField = (typeof ALLOWED_FIELDS)[number];
export type LogFields = Partial<Record<LogField, string | number | boolean | null>>;
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const allowed: ReadonlySet<string> = new Set(ALLOWED_FIELDS);

/**
 * JSON lines on standard error, UTC. A field that is not on the allow-list is dropped and named in `dropped`, so that a
 * mistake shows without leaking.
 */
@Injectable()
export class Log {
  private readonly logger: Logger;

  constructor(level: LogLevel = 'info') {
    this.logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  }

  info(event: string, fields: LogFields = {}): void {
    this.logger.info(keepAllowed(fields), event);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.logger.warn(keepAllowed(fields), event);
  }

  error(event: string, fields: LogFields = {}): void {
    this.logger.error(keepAllowed(fields), event);
  }
}

/** Drops what is not on the allow-list and names it in `dropped`. */
export function keepAllowed(fields: LogFields): Record<string, unknown> {
  const entries = Object.entries(fields);
  const dropped = entries.filter(([name]) => !allowed.has(name)).map(([name]) => name);
  const kept: Record<string, unknown> = Object.fromEntries(entries.filter(([name]) => allowed.has(name)));
  return dropped.length === 0 ? kept : { ...kept, dropped };
}

/** Class and code of anything thrown, without its message, which may hold a person's data. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack ? { stack: error.stack.replace(`${error.name}: ${error.message}`, error.name) } : {}),
  };
}
