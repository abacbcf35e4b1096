import { spawnSync } from 'node:child_process';
import { listProjectFiles } from './project-files.js';
import { ROOT } from './planted-tree.js';

/** Display name and patterns of each Jest project, as the configuration has them. */
function readProjects(): { displayName: string; testMatch: string[] }[] {
  const script = `import('./jest.config.mjs').then(({ projects, longProjects }) =>
    console.log(JSON.stringify([...projects, ...longProjects].map(({ displayName, testMatch }) => ({ displayName, testMatch })))))`;
  return JSON.parse(spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' }).stdout) as never;
}

/** The patterns of this house are all of one form: a folder and everything below it. */
function folderOf(pattern: string): string {
  const folder = /^<rootDir>\/([\w/-]+)\/\*\*\/\*\.spec\.ts$/.exec(pattern)?.[1];
  if (folder === undefined) throw new Error(`${pattern} is no folder with /**/*.spec.ts behind it`);
  return folder;
}

function findMisplaced(specs: readonly string[]): string[] {
  const projects = readProjects();
  return specs.flatMap((spec) => {
    const homes = projects.filter(({ testMatch }) =>
      testMatch.some((pattern) => spec.startsWith(`${folderOf(pattern)}/`)),
    );
    if (homes.length === 1) return [];
    return [
      `${spec} belongs to ${homes.length === 0 ? 'no project' : homes.map((home) => home.displayName).join(' and ')}`,
    ];
  });
}

describe('a spec that never runs looks green, so', () => {
  const specs = listProjectFiles().filter((name) => /[.](spec|test)[.][cm]?[jt]sx?$/.test(name));

  it('every test file is a *.spec.ts of exactly one project', () => {
    expect(specs.length).toBeGreaterThan(40);
    expect(specs.filter((name) => !name.endsWith('.spec.ts'))).toEqual([]);
    expect(findMisplaced(specs)).toEqual([]);
  });

  it('one in a folder of its own is found out', () => {
    expect(findMisplaced(['test/extra/lost.spec.ts'])).toEqual(['test/extra/lost.spec.ts belongs to no project']);
  });
});
