import { mkdtempSync, rmSync } from 'node:fs';
import { type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Provider, type Type } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { OPERATION_TABLE, OPERATIONS, type OperationTable } from '../../src/modules/accounts/operations.js';
import { type Role } from '../../src/modules/accounts/roles.js';
import { SessionsService } from '../../src/modules/accounts/sessions.service.js';
import { Clock } from '../../src/modules/platform/clock/clock.js';
import { parseConfig } from '../../src/modules/platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { prepareWebApplication } from '../../src/web-application.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The web process on a database of its own, as tests talk to it. */
export interface TestWeb {
  readonly app: NestExpressApplication;
  readonly server: Server;
  readonly clock: Clock;
  readonly database: Database;
  readonly testDatabase: TestDatabase;
  /** Folder with the keys, for a second process. */
  readonly dataDir: string;
  /** A session of a new person with these roles, as a Cookie header. */
  signIn(...roles: Role[]): Promise<string>;
  /** A new person's id. */
  createPerson(address: string, ...roles: Role[]): Promise<string>;
  /** Statements as the service itself. */
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Moves the clock of process and database on. */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

/** What a test adds to the service or changes. */
export interface TestWebOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Routes of the test's own, with their rows for the table of operations. */
  readonly controllers?: Type[];
  readonly operations?: OperationTable;
  readonly providers?: Provider[];
}

/** Starts the web process; stop it in `afterAll`. */
export async function startTestWeb(options: TestWebOptions = {}): Promise<TestWeb> {
  const testDatabase = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-web-'));
  const config = parseConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...options.environment });
  const module = await Test.createTestingModule({
    imports: [AppModule.register(config, testDatabase.databaseUrl)],
    controllers: options.controllers ?? [],
    providers: options.providers ?? [],
  })
    .overrideProvider(OPERATION_TABLE)
    .useValue({ ...OPERATIONS, ...options.operations })
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  const stop = async () => {
    await app.close();
    await testDatabase.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareWebApplication(app).init();
  } catch (error) {
    await stop();
    throw error;
  }
  const database = app.get(Database);
  const clock = app.get(Clock);
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.inTransaction(SYSTEM, work);
  let people = 0;
  const createPerson = (address: string, ...roles: Role[]) =>
    asSystem((tx) =>
      app
        .get(AccountsService)
        .createPerson(tx, { reference: null, name: 'Pat Test', address, isFictional: true }, roles),
    );
  let offsetMs = 0;
  return {
    app,
    server: app.getHttpServer(),
    clock,
    database,
    testDatabase,
    dataDir,
    createPerson,
    signIn: async (...roles) => {
      const personId = await createPerson(`person-${++people}@council.example`, ...roles);
      const { secret } = await asSystem((tx) => app.get(SessionsService).start(tx, personId));
      return `session=${secret}`;
    },
    query: (sql, values) => asSystem((tx) => tx.query(sql, values)),
    advance: (milliseconds) => {
      offsetMs += milliseconds;
      clock.shift(offsetMs);
    },
    stop,
  };
}

/** One browser: it keeps cookies and posts forms with the token of the page they stand on. */
export class TestBrowser {
  private readonly agent: ReturnType<typeof request.agent>;

  /** @param cookie a session, as `TestWeb.signIn` gives it. */
  constructor(server: Server, cookie?: string) {
    this.agent = request.agent(server);
    if (cookie !== undefined) this.agent.jar.setCookie(cookie, '127.0.0.1', '/');
  }

  /** A cookie that the browser holds, or null. */
  cookie(name: string): string | null {
    const held = this.agent.jar.getCookie(name, { domain: '127.0.0.1', path: '/', secure: false, script: false });
    return held?.value ?? null;
  }

  get(address: string) {
    return this.agent.get(address).redirects(0);
  }

  /** Loads the page, takes its form token and posts the fields to `action`. */
  async post(
    page: string,
    action: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const { text } = await this.get(page);
    const formToken = /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? 'missing';
    return this.agent
      .post(action)
      .redirects(0)
      .set(headers)
      .type('form')
      .send({ ...fields, formToken });
  }
}
