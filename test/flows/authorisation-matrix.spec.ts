import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { type Observable } from 'rxjs';
import { OPERATIONS } from '../../src/modules/accounts/operations.js';
import { OperationCheck } from '../../src/modules/accounts/operation-check.service.js';
import { DomainError } from '../../src/modules/platform/errors/domain-error.js';
import { ApiDescription } from '../../src/modules/platform/web/api-description.js';
import { hashTables } from '../support/hash-tables.js';
import { createMatrixActors, type MatrixActor } from '../support/matrix-actors.js';
import { mapSome, type MatrixAnswer, MatrixClient } from '../support/matrix-client.js';
import {
  expectedOf,
  fillPath,
  type MatrixOperation,
  type Origin,
  ORIGINS,
  type ShownRule,
} from '../support/matrix-oracle.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';
import { createTwoYears, type TwoYears } from '../support/two-years.js';

const MATRIX_LIMIT_MS = 600_000;
const STOP_HERE = 'x-stop-behind-guard';

/** Ends a call behind the guard when the test asks for it: whoever gets here was let in, and nothing happens. */
@Injectable()
class StopBehindGuard implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>();
    if (headers[STOP_HERE] === undefined) return next.handle();
    throw new DomainError('gone', 'matrix.let-in', 'The guard has let this call in.');
  }
}

let web: TestWeb;
let world: TwoYears;
let actors: MatrixActor[];
let operations: MatrixOperation[];
let client: MatrixClient;

beforeAll(async () => {
  web = await startTestWeb({ providers: [{ provide: APP_INTERCEPTOR, useClass: StopBehindGuard }] });
  world = await createTwoYears(web.app);
  actors = await createMatrixActors(web, world);
  operations = listOperations();
  client = new MatrixClient(web.server);
  await client.open();
}, MATRIX_LIMIT_MS);
afterAll(async () => {
  client.close();
  await web.stop();
});

/** Operations of the API as its document describes them, and pages, which it leaves out, as the router knows them. */
function listOperations(): MatrixOperation[] {
  const check = web.app.get(OperationCheck);
  const document = web.app.get(ApiDescription).get();
  const api = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { operationId: string; 'x-authz': ShownRule }>).map(
      ([method, { operationId, 'x-authz': rule }]) => ({
        name: operationId,
        method: method.toUpperCase(),
        path,
        rule,
        isApi: true,
      }),
    ),
  );
  const described = new Set(api.map(({ name }) => name));
  const pages = check.listRoutes().flatMap(({ operation, method, path, isApi }) => {
    if (operation === null || described.has(operation)) return [];
    return [{ name: operation, method, path, rule: check.authorisationOf(operation) as ShownRule, isApi }];
  });
  // Links of letters open what they are about to whoever holds them: their own tests try them, press and all.
  return [...api, ...pages].filter(({ rule }) => rule.who !== 'link-holder');
}

/** What an answer says about whether the call was let in. */
function verdictOf({ status, headers, text }: MatrixAnswer): string {
  if (status === 401 || (status === 303 && headers.location?.startsWith('/sign-in') === true)) return 'unauthenticated';
  if (status === 303 && headers.location?.startsWith('/account/confirm') === true) return 'unconfirmed';
  if (status === 403 && text.includes('You may not do this')) return 'forbidden';
  if (status === 404 && text.includes('There is no ')) return 'unknown';
  if (status === 410 || (status === 403 && text.includes('This form is too old'))) return 'allowed';
  return `${status} ${text.slice(0, 200)}`;
}

const call = (actor: MatrixActor, { method, path }: MatrixOperation, origin: Origin, stops: boolean) =>
  client.send(method, fillPath(path, origin, world), { ...actor.headers, ...(stops ? { [STOP_HERE]: '1' } : {}) });

const describeCall = (actor: MatrixActor, { method, path }: MatrixOperation, origin: Origin) =>
  `${actor.name}: ${method} ${path} (${origin})`;

/** Origins to try: all where it depends on the object, else one that exists and one that does not. */
function originsOf({ path, rule }: MatrixOperation, actor: MatrixActor): readonly Origin[] {
  if (!/[:{]/.test(path)) return ['mine'];
  const { who } = rule;
  const depends = typeof who === 'object' && actor.grants.some(({ role, scope }) => who[role] && scope !== null);
  if (!depends) return ['mine', 'absent'];
  return rule.targets.length > 1 ? ORIGINS : ORIGINS.filter((origin) => origin !== 'mixed');
}

async function setWeekState(state: string): Promise<void> {
  await web.query(`update team set week_state = $1, version = version + 1 where week_state <> $1`, [state]);
}

describe('the matrix of who may do what', () => {
  it('knows each operation of the API and every page', () => {
    const routes = web.app.get(OperationCheck).listRoutes();
    const byLink = Object.entries(OPERATIONS).flatMap(([name, { who }]) => (who === 'link-holder' ? [name] : []));
    expect([...operations.map(({ name }) => name), ...byLink].sort()).toEqual(
      routes.map(({ operation }) => operation).sort(),
    );
    expect(operations.length).toBeGreaterThan(150);
    expect(actors.length).toBeGreaterThanOrEqual(24);
  });

  it(
    'lets in whom the document says, and nobody else; who is refused changes nothing and sends nothing',
    async () => {
      const wrong: string[] = [];
      let denied = 0;
      let allowed = 0;
      for (const actor of actors) {
        const cases = operations.flatMap((operation) =>
          originsOf(operation, actor).map((origin) => ({ operation, origin })),
        );
        const before = await hashTables(web);
        await mapSome(cases, async ({ operation, origin }) => {
          const expected = expectedOf(operation, actor, origin, 'proposed');
          const answer = await call(actor, operation, origin, expected === 'allowed');
          if (expected === 'allowed') allowed += 1;
          else denied += 1;
          const verdict = verdictOf(answer);
          if (verdict !== expected)
            wrong.push(`${describeCall(actor, operation, origin)}: ${verdict}, not ${expected}`);
        });
        expect([actor.name, await hashTables(web)]).toEqual([actor.name, before]);
      }
      expect(wrong).toEqual([]);
      expect(denied).toBeGreaterThan(5000);
      expect(allowed).toBeGreaterThan(1000);
    },
    MATRIX_LIMIT_MS,
  );

  it('opens what is open in one state only in that state', async () => {
    const limited = operations.filter(
      ({ rule }) => typeof rule.who === 'object' && Object.values(rule.who).some((reach) => typeof reach === 'object'),
    );
    expect(limited.length).toBeGreaterThan(0);
    for (const state of ['accepted', 'proposed']) {
      await setWeekState(state);
      for (const operation of limited)
        for (const actor of actors)
          for (const origin of originsOf(operation, actor)) {
            const answer = await call(actor, operation, origin, true);
            const expected = expectedOf(operation, actor, origin, state);
            expect([state, describeCall(actor, operation, origin), verdictOf(answer)]).toEqual([
              state,
              describeCall(actor, operation, origin),
              expected,
            ]);
          }
    }
  });

  it(
    'tells nobody whether an object they may not see exists',
    async () => {
      const limited = actors.filter(({ home }) => home !== null);
      const readable = (answer: MatrixAnswer, path: string) => ({
        status: answer.status,
        text: answer.text.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\b[A-Z]{3}\b|[\w+/=-]{40,}/g, '…'),
        headers: {
          ...answer.headers,
          date: '',
          etag: '',
          'x-request-id': '',
          'set-cookie': '',
          'content-security-policy': '',
        },
        path: path.length,
      });
      let compared = 0;
      for (const actor of limited)
        for (const operation of operations) {
          const foreign: Origin = actor.home === 'mine' ? 'other' : 'mine';
          if (expectedOf(operation, actor, foreign, 'proposed') !== 'unknown') continue;
          const [other, absent] = [
            await call(actor, operation, foreign, false),
            await call(actor, operation, 'absent', false),
          ];
          expect(readable(other, operation.path)).toEqual(readable(absent, operation.path));
          compared += 1;
        }
      expect(compared).toBeGreaterThan(300);
    },
    MATRIX_LIMIT_MS,
  );

  it.each([
    'the coordinator of this year',
    'the challenge manager of this challenge',
    'the regional associate',
    'the lead of this council',
  ])(
    'shows %s what they may read: no page and no answer misses a row for want of rights',
    async (name) => {
      const actor = actors.find((each) => each.name === name)!;
      const reading = operations.filter(
        (operation) =>
          operation.method === 'GET' &&
          operation.rule.who !== 'anyone' &&
          !/overrideId|conflictId|party-conferences\/|mailbox\//.test(operation.path) &&
          expectedOf(operation, actor, 'mine', 'proposed') === 'allowed',
      );
      expect(reading.length).toBeGreaterThan(10);
      const administrator = actors.find((each) => each.name === 'an administrator')!;
      const answers = await mapSome(
        reading,
        async (operation) => {
          const at = describeCall(actor, operation, 'mine');
          const [theirs, everybodys] = [
            await call(actor, operation, 'mine', false),
            await call(administrator, operation, 'mine', false),
          ];
          return { at, theirs: theirs.status, everybodys: everybodys.status };
        },
        2,
      );
      expect(answers.filter(({ theirs, everybodys }) => theirs !== everybodys)).toEqual([]);
      expect(answers.filter(({ theirs }) => theirs === 200).length).toBeGreaterThan(10);
    },
    MATRIX_LIMIT_MS,
  );

  it(
    'decides the same however the path is written',
    async () => {
      const variants: readonly ((path: string) => string)[] = [
        (path) => `${path}/`,
        (path) => path.replace(/^\//, '//'),
        (path) => path.replaceAll(/(?<=.)\//g, '//'),
        (path) => path.replace(/\/(?=[^/]*$)/, '/%2e/'),
        (path) => path.replace(/\/(?=[^/]*$)/, '/x/../'),
        (path) => path.toUpperCase(),
        (path) => `${path};x`,
        (path) => `${path}%20`,
        (path) => `${path}?x=1&x=2`,
      ];
      const refused = actors.filter(({ name }) =>
        ['a stranger', 'the inspectorate', 'the coordinator of another year'].includes(name),
      );
      const wrong: string[] = [];
      const before = await hashTables(web);
      for (const actor of refused)
        await mapSome(operations, async (operation) => {
          const expected = expectedOf(operation, actor, 'mine', 'proposed');
          if (expected === 'allowed') return;
          const path = fillPath(operation.path, 'mine', world);
          for (const vary of variants) {
            const { status, text } = await client.send(operation.method, vary(path), actor.headers);
            const isRefused = [401, 403, 404].includes(status) || (status === 303 && !text.includes('<main'));
            if (!isRefused) wrong.push(`${actor.name}: ${operation.method} ${vary(path)}: ${status}`);
          }
          for (const [header, value] of [
            ['x-http-method-override', operation.method],
            ['x-original-url', path],
            ['x-forwarded-for', '127.0.0.1'],
          ]) {
            const answer = await client.send(operation.method, path, { ...actor.headers, [header!]: value! });
            if (verdictOf(answer) !== expected) wrong.push(`${actor.name}: ${header} ${path}: ${answer.status}`);
          }
          if (operation.method !== 'GET') return;
          const head = await client.send('HEAD', path, actor.headers);
          const get = await client.send('GET', path, actor.headers);
          if (head.status !== get.status) wrong.push(`${actor.name}: HEAD ${path}: ${head.status}, GET ${get.status}`);
        });
      expect(await hashTables(web)).toEqual(before);
      expect(wrong).toEqual([]);
    },
    MATRIX_LIMIT_MS,
  );
});
