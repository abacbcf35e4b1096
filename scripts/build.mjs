// Builds dist/: TypeScript through `nest build`, then styles, templates and browser files.
// usage: build.mjs [--force]   Without --force an up-to-date dist/ is left alone. Speaks on stderr only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'dist', '.built');

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const inputs = ['src', 'migrations', 'bench', 'scripts']
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap(filesBelow);
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'])
    inputs.push(path.join(root, name));
  for (const file of inputs.sort()) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function buildTypeScript() {
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  const run = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

async function buildAssets() {
  const assets = path.join(root, 'src', 'modules', 'platform', 'web', 'assets');
  if (!existsSync(assets)) return;
  const sass = await import('sass');
  const target = path.join(root, 'dist', 'public');
  mkdirSync(target, { recursive: true });
  const { css } = sass.compile(path.join(assets, 'app.scss'), {
    loadPaths: [path.join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  writeFileSync(path.join(target, 'app.css'), css);
  for (const name of readdirSync(assets))
    if (!name.endsWith('.scss')) cpSync(path.join(assets, name), path.join(target, name));
  cpSync(
    path.join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'),
    path.join(target, 'govuk-frontend.min.js'),
  );
}

function copyTemplates() {
  for (const file of filesBelow('src').filter((name) => name.endsWith('.njk'))) {
    const target = path.join(root, 'dist', path.relative(root, file));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

const wanted = fingerprint();
const isCurrent = existsSync(stamp) && statSync(stamp).isFile() && readFileSync(stamp, 'utf8') === wanted;
if (!isCurrent || process.argv.includes('--force')) {
  process.stderr.write('Building…\n');
  buildTypeScript();
  await buildAssets();
  copyTemplates();
  writeFileSync(stamp, wanted);
}
