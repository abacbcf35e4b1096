import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What `check-imports.mjs --json` says of a folder. */
export interface ImportReport {
  readonly exitCode: number | null;
  readonly breaches: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
  /** Files that the checker did not read. */
  readonly unread: readonly string[];
  readonly modules: number;
}

const PACKAGES = ['bullmq', 'date-fns', 'ioredis', 'nodemailer', 'prettier', 'typeorm', 'zod'];
const MANIFEST = {
  type: 'module',
  dependencies: Object.fromEntries(PACKAGES.filter((name) => name !== 'prettier').map((name) => [name, '1.0.0'])),
  devDependencies: { prettier: '1.0.0' },
};
const TSCONFIG = { compilerOptions: { module: 'nodenext', target: 'es2023', strict: true }, include: ['src'] };

/** Writes a tree of source files with empty packages to import, and removes it after `work`. */
export function withTree<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'critical-friend-tree-'));
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  try {
    write('package.json', JSON.stringify(MANIFEST));
    write('tsconfig.json', JSON.stringify(TSCONFIG));
    for (const name of PACKAGES) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    for (const [name, text] of Object.entries(files)) write(name, text);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the import check that CI runs, over another folder. `preload` is a file that Node loads first. */
export function checkImports(folder: string, preload?: string): ImportReport {
  const run = spawnSync(process.execPath, [path.join(ROOT, 'scripts/check-imports.mjs'), '--json'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: preload ? `--require ${preload}` : '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.stdout === '') throw new Error(run.stderr);
  return { ...(JSON.parse(run.stdout) as Omit<ImportReport, 'exitCode'>), exitCode: run.status };
}
