// Holds src and migrations to the import law of .dependency-cruiser.cjs. usage: check-imports.mjs [--json]
// The law is read from beside this script; the files are those of the current folder. Exit 1: a breach, or a file that the
// checker did not read. A checker that meets a compiler it does not know skips every file and would report success.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['src', 'migrations'].filter((folder) => existsSync(folder));
const root = path.resolve(import.meta.dirname, '..');
const checker = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

function runChecker() {
  const run = spawnSync(
    process.execPath,
    [checker, '--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...FOLDERS],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  try {
    return JSON.parse(run.stdout);
  } catch {
    throw new Error(`The import checker did not run: ${run.stderr || run.stdout}`);
  }
}

function findTypeScriptFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
  ).filter((file) => file.endsWith('.ts'));
}

/** Files that the checker left out, or whose imports it did not see. */
function findUnread(modules) {
  const seen = new Map(modules.map((module) => [module.source, module.dependencies.length]));
  const hasImport = (file) => /^(import|export) [^;]*from '/m.test(readFileSync(file, 'utf8'));
  return findTypeScriptFiles().filter((file) => !seen.has(file) || (seen.get(file) === 0 && hasImport(file)));
}

const { modules, summary } = runChecker();
const breaches = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
const unread = findUnread(modules);
if (process.argv.includes('--json')) {
  process.stdout.write(JSON.stringify({ breaches, unread, modules: modules.length }));
} else {
  for (const { rule, from, to } of breaches) console.error(`${rule}: ${from} → ${to}`);
  for (const file of unread) console.error(`not read by the checker: ${file}`);
  console.log(
    `${breaches.length} breaches of the import law, ${unread.length} files unread, ${modules.length} modules seen.`,
  );
}
process.exitCode = breaches.length + unread.length > 0 || modules.length === 0 ? 1 : 0;
