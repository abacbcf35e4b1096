import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { OPERATIONS } from '../../src/modules/accounts/operations.js';
import { parseConfig, REQUIRED_IN_PRODUCTION } from '../../src/modules/platform/config/config.js';
import { environmentExample } from '../../src/modules/platform/config/environment-example.js';
import { VARIABLES } from '../../src/modules/platform/config/variables.js';
import { ROOT } from './planted-tree.js';
import { readJson, readProjectFile } from './project-files.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const text = readProjectFile('docker-compose.yml');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);
const INTERPOLATION = /\$\{(\w+)([^}]*)\}/g;

/** The environment of a service with `values` in the places that the deployment fills. */
function environmentOf({ environment = {} }: Service, values: Record<string, string>): Record<string, string> {
  const fill = (value: string) => value.replaceAll(INTERPOLATION, (_, name: string) => values[name] ?? '');
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}

const FILLED = {
  PUBLIC_BASE_URL: 'https://peer-challenge.example.org',
  MAIL_FROM: 'peer-challenge@example.org',
  SECRET_KEY: 'ab'.repeat(32),
  SPECIAL_DATA_KEY: 'cd'.repeat(32),
  POSTGRES_PASSWORD: 'one',
  OWNER_PASSWORD: 'two',
  APP_PASSWORD: 'three',
};

describe('docker-compose.yml', () => {
  it('is web, worker, PostgreSQL, Redis and a mail catcher', () => {
    expect(Object.keys(services)).toEqual(['web', 'worker', 'postgres', 'redis', 'mail']);
    expect(ours.map(([name]) => name)).toEqual(['web', 'worker']);
  });

  describe.each(ours)('%s', (_, service) => {
    it('sets only variables that the configuration knows, and all that production requires', () => {
      const names = Object.keys(service.environment ?? {});
      expect(names.filter((name) => !(name in VARIABLES))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(['NODE_ENV', ...REQUIRED_IN_PRODUCTION]));
    });

    it('starts with this environment in production mode, with Redis and a mail server', () => {
      const config = parseConfig(environmentOf(service, FILLED));
      expect(config).toMatchObject({ mode: 'production', redisUrl: 'redis://redis:6379', smtpUrl: 'smtp://mail:1025' });
      expect(config.databaseUrl).toBe('postgres://critical_friend_app:three@postgres:5432/critical_friend');
    });

    it('runs what npm runs', () => {
      const scripts = Object.values((readJson('package.json') as { scripts: Record<string, string> }).scripts);
      const command = service.command?.join(' ') ?? '';
      expect(scripts.some((script) => script.endsWith(` && ${command}`))).toBe(true);
      const built = /dist\/(src\/[\w/-]+)\.js$/.exec(command)?.[1] ?? 'no file';
      expect(existsSync(path.join(ROOT, `${built}.ts`))).toBe(true);
    });
  });

  it('migrates from the web process alone', () => {
    expect(ours.map(([name, { environment }]) => [name, 'DATABASE_OWNER_URL' in (environment ?? {})])).toEqual([
      ['web', true],
      ['worker', false],
    ]);
  });

  it('asks after the health of web at a route that anyone may read', () => {
    const url = new URL(services['web']!.healthcheck!.test.at(-1)!);
    expect(url.port).toBe(services['web']!.environment!['PORT']);
    const controller = readProjectFile('src/modules/platform/web/health.controller.ts');
    const root = /@Controller\('([\w/]+)'\)/.exec(controller)?.[1];
    const routes = [...controller.matchAll(/@Get\('(\w+)'\)\s+@Operation\('([\w.-]+)'\)/g)].map(
      ([, route, operation]) => [`/${root}/${route}`, OPERATIONS[operation!]?.who] as const,
    );
    expect(routes).toHaveLength(2);
    expect(Object.fromEntries(routes)[url.pathname]).toBe('anyone');
    expect(existsSync(path.join(ROOT, 'docker/check-health.mjs'))).toBe(true);
  });

  it('watches the health of everything but the worker, which listens nowhere', () => {
    const unwatched = Object.entries(services).filter(([, { healthcheck }]) => healthcheck === undefined);
    expect(unwatched.map(([name]) => name)).toEqual(['worker']);
  });

  it('pins every image to a release, those of the Dockerfile too', () => {
    const foreign = Object.values(services).filter(({ build }) => build === undefined);
    const bases = [...readProjectFile('Dockerfile').matchAll(/^FROM (\S+:\S+)/gm)].map(([, image]) => image!);
    expect(bases).not.toHaveLength(0);
    for (const image of [...foreign.map(({ image }) => image), ...bases])
      expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)*$/);
  });

  it('runs Redis with an append-only file and without eviction', () => {
    expect(services['redis']!.command!.join(' ')).toBe('redis-server --appendonly yes --maxmemory-policy noeviction');
  });

  it('holds no secret and no default for one', () => {
    const asked = [...text.matchAll(INTERPOLATION)];
    for (const [, , rest] of asked) expect(rest).toMatch(/^:\?./);
    expect([...new Set(asked.map(([, name]) => name))].sort()).toEqual(Object.keys(FILLED).sort());
    const example = readProjectFile('docker/compose.env.example');
    expect([...example.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]).sort()).toEqual(
      Object.keys(FILLED)
        .map((name) => [name, ''])
        .sort(),
    );
  });

  it('makes the same roles with the same grants as the embedded server', () => {
    const statements = (source: string) =>
      [...source.matchAll(/(create role [\w${}]+ (?:no)?login|grant [\w${}]+ to [\w ,]+);/g)].map(([, statement]) =>
        statement!
          .replace('${RUNTIME_ROLE}', 'critical_friend_runtime')
          .replace('${SPECIAL_ROLE}', 'critical_friend_special'),
      );
    const embedded = statements(readProjectFile('src/modules/platform/database/roles.ts'));
    expect(embedded).toHaveLength(6);
    expect(statements(readProjectFile('docker/postgres/roles.sql'))).toEqual(embedded);
  });
});

describe('.env.example', () => {
  it('is what `npm run docs` writes: every variable, its meaning, its default', () => {
    expect(readProjectFile('.env.example')).toBe(environmentExample());
    const names = [...environmentExample().matchAll(/^#(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(VARIABLES));
  });
});
