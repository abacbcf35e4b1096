/** Every environment variable the service knows: meaning, unit, default. `.env.example` and the README table follow it. */
import { z } from 'zod';
import { identityProvidersSchema } from './identity-providers.js';

const port = z.coerce.number().int().min(0).max(65535);
const seconds = (least: number, most: number) => z.coerce.number().min(least).max(most);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://');
const key = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes), for example from: openssl rand -hex 32');

interface Variable {
  readonly meaning: string;
  readonly schema: z.ZodType;
  /** What applies when it is absent; null where absence has a meaning of its own. */
  readonly fallback: string | null;
}

export const VARIABLES = {
  NODE_ENV: {
    meaning: 'development, test or production; production refuses conveniences such as the mailbox',
    schema: z.enum(['development', 'test', 'production']),
    fallback: 'development',
  },
  HOST: { meaning: 'address the web process listens on', schema: z.string().min(1), fallback: '127.0.0.1' },
  PORT: { meaning: 'port the web process listens on; 0 takes a free one', schema: port, fallback: '3000' },
  PUBLIC_BASE_URL: {
    meaning: 'address people reach the service at; every link in a letter starts with it; required in production',
    schema: z.url({ protocol: /^https?$/ }),
    fallback: null,
  },
  DATA_DIR: {
    meaning: 'folder for the embedded database and generated keys',
    schema: z.string().min(1),
    fallback: '.data',
  },
  DATABASE_URL: {
    meaning: 'PostgreSQL 16 or later as the runtime role (no DDL, no superuser, no BYPASSRLS); absent: embedded server',
    schema: postgresUrl,
    fallback: null,
  },
  DATABASE_OWNER_URL: {
    meaning:
      'the same database as the role that owns the tables and migrates; absent: migrations must be current already',
    schema: postgresUrl,
    fallback: null,
  },
  DATABASE_POOL_SIZE: { meaning: 'connections a process may hold', schema: whole(2, 100), fallback: '10' },
  STATEMENT_TIMEOUT_SECONDS: {
    meaning: 'longest a statement may run, seconds',
    schema: seconds(1, 600),
    fallback: '60',
  },
  REDIS_URL: {
    meaning: 'Redis for the queues (append-only file, noeviction); absent: queues live in PostgreSQL, schema "queue"',
    schema: z.url({ protocol: /^rediss?$/ }),
    fallback: null,
  },
  SMTP_URL: {
    meaning: 'mail server; absent: letters stay in a mailbox in the database, which production refuses',
    schema: z.url({ protocol: /^smtps?$/ }),
    fallback: null,
  },
  MAIL_FROM: {
    meaning: 'sender of every letter',
    schema: z.email(),
    fallback: 'peer-challenge@critical-friend.example',
  },
  MAIL_CONCURRENCY: {
    meaning: 'letters that a worker process hands to the mail server at once; a killed worker may repeat so many',
    schema: whole(1, 100),
    fallback: '10',
  },
  MAIL_PER_MINUTE: {
    meaning: 'most letters that a worker process hands over in a minute; 0: no limit',
    schema: whole(0, 100_000),
    fallback: '0',
  },
  MAIL_HOLD_MINUTES: {
    meaning: 'how long a batch of letters is held, so that it can be recalled, minutes',
    schema: whole(0, 1440),
    fallback: '10',
  },
  SECRET_KEY: {
    meaning: 'signs links and form tokens, 64 hexadecimal digits; required in production, else kept in DATA_DIR',
    schema: key,
    fallback: null,
  },
  SPECIAL_DATA_KEY: {
    meaning:
      'encrypts party, equality and access data, 64 hexadecimal digits; required in production, else in DATA_DIR',
    schema: key,
    fallback: null,
  },
  LOG_LEVEL: {
    meaning: 'silent, error, warn, info or debug',
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    fallback: 'info',
  },
  TRUST_PROXY: {
    meaning: 'addresses of proxies whose X-Forwarded-For is believed, separated by commas',
    schema: z.string(),
    fallback: '',
  },
  SESSION_IDLE_MINUTES: {
    meaning: 'a session ends after this silence, minutes',
    schema: whole(1, 1440),
    fallback: '30',
  },
  SESSION_ABSOLUTE_HOURS: { meaning: 'a session ends after this age, hours', schema: whole(1, 168), fallback: '12' },
  SIGN_IN_MINUTES: { meaning: 'a sign-in link or code lives this long, minutes', schema: whole(1, 10), fallback: '10' },
  STAFF_SECOND_FACTOR: {
    meaning:
      'required: staff set up an authenticator app at their first sign-in; offered: they are asked to; absent: required in production, else offered',
    schema: z.enum(['required', 'offered']),
    fallback: null,
  },
  IDENTITY_PROVIDERS: {
    meaning:
      'organisations that sign their own people in (OpenID Connect): a JSON array of {key, name, issuer, clientId, clientSecret, domains, secondStep: {amr, acr}}; see docs/adr/0031-openid-connect.md',
    schema: identityProvidersSchema,
    fallback: '[]',
  },
  IDEMPOTENCY_HOURS: {
    meaning: 'an Idempotency-Key is remembered this long, hours',
    schema: whole(1, 720),
    fallback: '24',
  },
  OUTBOX_POLL_MILLISECONDS: {
    meaning: 'pause between looks for messages to hand over, milliseconds',
    schema: whole(50, 60_000),
    fallback: '500',
  },
  OUTBOX_KEEP_DAYS: { meaning: 'delivered messages are kept this long, days', schema: whole(1, 3650), fallback: '7' },
  STOP_GRACE_SECONDS: {
    meaning: 'time a stopping process gives to work in hand, seconds',
    schema: seconds(1, 600),
    fallback: '20',
  },
  PLANNER_SECONDS: {
    meaning: 'how long a plan run searches unless it says, seconds',
    schema: seconds(1, 3600),
    fallback: '30',
  },
  PLANNER_MAX_SECONDS: {
    meaning: 'longest search a plan run may ask for, seconds',
    schema: seconds(1, 86_400),
    fallback: '3600',
  },
  PLANNER_THREADS: { meaning: 'threads of one plan run', schema: whole(1, 16), fallback: '2' },
  PLANNER_MEMORY_MEGABYTES: {
    meaning: 'memory ceiling of one plan run, MiB',
    schema: whole(128, 65_536),
    fallback: '2048',
  },
  PLANNER_GRACE_SECONDS: {
    meaning: 'time between asking a plan run to stop and killing it, seconds',
    schema: seconds(1, 120),
    fallback: '10',
  },
  PLANNER_FACTS_SECONDS: {
    meaning: 'how often a plan run looks whether the data of its year have changed, seconds',
    schema: seconds(1, 3600),
    fallback: '5',
  },
  ACCREDITATION_YEARS: {
    meaning: 'an accreditation lasts so long unless its last day is given, years',
    schema: whole(1, 10),
    fallback: '3',
  },
  RENEWAL_REMINDER_MONTHS: {
    meaning: 'peers are reminded so many months before their accreditation ends, separated by commas',
    schema: z.string().regex(/^\d{1,2}( *, *\d{1,2}){0,5}$/, 'must be up to six numbers of months, such as 6,2'),
    fallback: '6,2',
  },
  IMPORT_MAX_ROWS: { meaning: 'most rows of one imported file', schema: whole(1, 1_000_000), fallback: '120000' },
  IMPORT_MAX_MEGABYTES: { meaning: 'largest imported file, MiB', schema: whole(1, 200), fallback: '25' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
