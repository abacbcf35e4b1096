import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LogLevel } from '../log/log.js';
import { type IdentityProvider } from './identity-providers.js';
import { VARIABLES, type VariableName } from './variables.js';

/** The settings of one process. Every duration carries its unit in its name. */
export class Config {
  mode: 'development' | 'test' | 'production';
  host: string;
  port: number;
  /** Without a trailing slash. */
  publicBaseUrl: string;
  dataDir: string;
  databaseUrl: string | null;
  databaseOwnerUrl: string | null;
  databasePoolSize: number;
  statementTimeoutSeconds: number;
  redisUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  mailConcurrency: number;
  /** 0: no limit. */
  mailPerMinute: number;
  mailHoldMinutes: number;
  /** 32 bytes. */
  secretKey: Buffer;
  /** 32 bytes. */
  specialDataKey: Buffer;
  logLevel: LogLevel;
  trustProxy: string[];
  sessionIdleMinutes: number;
  sessionAbsoluteHours: number;
  signInMinutes: number;
  staffSecondFactor: 'required' | 'offered';
  identityProviders: readonly IdentityProvider[];
  idempotencyHours: number;
  outboxPollMs: number;
  outboxKeepDays: number;
  stopGraceSeconds: number;
  plannerSeconds: number;
  plannerMaxSeconds: number;
  plannerThreads: number;
  plannerMemoryMb: number;
  plannerGraceSeconds: number;
  plannerFactsSeconds: number;
  accreditationYears: number;
  /** From many to few. */
  renewalReminderMonths: number[];
  importMaxRows: number;
  importMaxBytes: number;
}

/** Every wrong or missing value of an environment, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}

/** What production cannot do without; elsewhere there is a stand-in. */
export const REQUIRED_IN_PRODUCTION = [
  'PUBLIC_BASE_URL',
  'DATABASE_URL',
  'SMTP_URL',
  'SECRET_KEY',
  'SPECIAL_DATA_KEY',
] as const;

type Parsed = Record<VariableName, unknown>;

/** Addresses may carry passwords, and keys are secrets: their values stay out of the message. */
const showValue = (name: string, text: string): string => (/_(URL|KEY|PROVIDERS)$/.test(name) ? '' : `"${text}": `);

function parseVariables(environment: NodeJS.ProcessEnv): { values: Parsed; faults: string[] } {
  const faults: string[] = [];
  const values: Partial<Parsed> = {};
  for (const [name, { schema, fallback, meaning }] of Object.entries(VARIABLES)) {
    const given = environment[name];
    const text = given === undefined || given.trim() === '' ? fallback : given.trim();
    if (text === null) {
      values[name as VariableName] = null;
      continue;
    }
    const result = schema.safeParse(text);
    if (result.success) values[name as VariableName] = result.data;
    else
      faults.push(`${name}: ${showValue(name, text)}${result.error.issues[0]?.message ?? 'is not valid'} (${meaning})`);
  }
  return { values: values as Parsed, faults };
}

/** Reads a 32-byte key, or makes one that only this user may read. Development and tests only. */
function keepKey(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Reads the whole configuration at once.
 * @throws ConfigError naming every wrong or missing variable.
 */
export function parseConfig(environment: NodeJS.ProcessEnv): Config {
  const { values, faults } = parseVariables(environment);
  const wrong = new Set(faults.map((fault) => fault.slice(0, fault.indexOf(':'))));
  const isProduction = values.NODE_ENV === 'production';
  if (isProduction) {
    for (const name of REQUIRED_IN_PRODUCTION) {
      if (values[name] === null && !wrong.has(name))
        faults.push(`${name}: is missing; production needs ${VARIABLES[name].meaning}`);
    }
  }
  if (values.DATABASE_URL === null && values.DATABASE_OWNER_URL !== null) {
    faults.push('DATABASE_URL: is missing although DATABASE_OWNER_URL is given; name the runtime role too');
  }
  const identityProviders = (values.IDENTITY_PROVIDERS ?? []) as Config['identityProviders'];
  if (isProduction && identityProviders.some(({ issuer }) => !issuer.startsWith('https:')))
    faults.push('IDENTITY_PROVIDERS: has an issuer without https; production needs https');
  if (faults.length > 0) throw new ConfigError(faults);

  const dataDir = path.resolve(String(values.DATA_DIR));
  const text = (name: VariableName) => values[name] as string | null;
  const amount = (name: VariableName) => values[name] as number;
  const baseUrl = text('PUBLIC_BASE_URL') ?? `http://localhost:${amount('PORT')}`;
  return Object.assign(new Config(), {
    mode: values.NODE_ENV as Config['mode'],
    host: text('HOST')!,
    port: amount('PORT'),
    publicBaseUrl: baseUrl.replace(/\/+$/, ''),
    dataDir,
    databaseUrl: text('DATABASE_URL'),
    databaseOwnerUrl: text('DATABASE_OWNER_URL'),
    databasePoolSize: amount('DATABASE_POOL_SIZE'),
    statementTimeoutSeconds: amount('STATEMENT_TIMEOUT_SECONDS'),
    redisUrl: text('REDIS_URL'),
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM')!,
    mailConcurrency: amount('MAIL_CONCURRENCY'),
    mailPerMinute: amount('MAIL_PER_MINUTE'),
    mailHoldMinutes: amount('MAIL_HOLD_MINUTES'),
    secretKey: Buffer.from(text('SECRET_KEY') ?? keepKey(dataDir, 'secret-key'), 'hex'),
    specialDataKey: Buffer.from(text('SPECIAL_DATA_KEY') ?? keepKey(dataDir, 'special-data-key'), 'hex'),
    logLevel: values.LOG_LEVEL as LogLevel,
    trustProxy: String(values.TRUST_PROXY)
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
    sessionIdleMinutes: amount('SESSION_IDLE_MINUTES'),
    sessionAbsoluteHours: amount('SESSION_ABSOLUTE_HOURS'),
    signInMinutes: amount('SIGN_IN_MINUTES'),
    staffSecondFactor:
      (values.STAFF_SECOND_FACTOR as Config['staffSecondFactor'] | null) ?? (isProduction ? 'required' : 'offered'),
    identityProviders,
    idempotencyHours: amount('IDEMPOTENCY_HOURS'),
    outboxPollMs: amount('OUTBOX_POLL_MILLISECONDS'),
    outboxKeepDays: amount('OUTBOX_KEEP_DAYS'),
    stopGraceSeconds: amount('STOP_GRACE_SECONDS'),
    plannerSeconds: amount('PLANNER_SECONDS'),
    plannerMaxSeconds: amount('PLANNER_MAX_SECONDS'),
    plannerThreads: amount('PLANNER_THREADS'),
    plannerMemoryMb: amount('PLANNER_MEMORY_MEGABYTES'),
    plannerGraceSeconds: amount('PLANNER_GRACE_SECONDS'),
    plannerFactsSeconds: amount('PLANNER_FACTS_SECONDS'),
    accreditationYears: amount('ACCREDITATION_YEARS'),
    renewalReminderMonths: String(values.RENEWAL_REMINDER_MONTHS)
      .split(',')
      .map(Number)
      .sort((a, b) => b - a),
    importMaxRows: amount('IMPORT_MAX_ROWS'),
    importMaxBytes: amount('IMPORT_MAX_MEGABYTES') * 1024 * 1024,
  } satisfies { [Name in keyof Config]: Config[Name] });
}
