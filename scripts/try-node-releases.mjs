// Runs both commands of the README on other releases of Node, each in a fresh clone with an empty HOME.
// usage: try-node-releases.mjs [release …]     Releases are those of the npm package `node`; without any: 24 26.
// The package goes to a scratch folder and never among the project's own. Exit 1 when a command fails anywhere.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const releases = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['24', '26'];
const scratch = mkdtempSync(path.join(tmpdir(), 'critical-friend-node-'));
/** What a command keeps of the environment: the way to the registry behind a proxy or a certificate of one's own. */
const KEPT = /^(TMPDIR|LANG|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|(https?|no)_proxy|npm_config_(registry|cafile|ca))$/i;
const COMMANDS = ['npm ci && npm run demo -- --once --seconds 20', 'npm ci && npm test'];

function run(command, options) {
  const started = process.hrtime.bigint();
  const { status, stdout } = spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  const seconds = Math.round(Number(process.hrtime.bigint() - started) / 1e9);
  return { isGood: status === 0, seconds, lastLine: (stdout ?? '').trim().split('\n').at(-1) ?? '' };
}

/** Puts a release of Node into a folder. @returns the folder of its program, and its exact version. */
function installNode(release) {
  const folder = path.join(scratch, `node-${release}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  // The package's script puts the program in place, so it must run.
  const installed = run(`npm install --no-audit --no-fund node@${release}`, { cwd: folder });
  if (!installed.isGood) throw new Error(`npm could not install node@${release}.`);
  const bin = path.join(folder, 'node_modules', 'node', 'bin');
  const found = spawnSync(path.join(bin, 'node'), ['--version'], { encoding: 'utf8' });
  if (found.status !== 0) throw new Error(`node@${release} is installed but does not run on this machine.`);
  return { bin, version: found.stdout.trim() };
}

/** Runs one command in a clone of its own. `HOME` is empty, so that nothing personal can help. */
function tryCommand(command, bin, name) {
  const folder = path.join(scratch, name);
  const home = path.join(scratch, `${name}-home`);
  mkdirSync(home);
  const cloned = run(`git clone --quiet "${root}" "${folder}"`);
  if (!cloned.isGood) throw new Error('The repository could not be cloned.');
  const kept = Object.fromEntries(Object.entries(process.env).filter(([variable]) => KEPT.test(variable)));
  const env = { npm_config_registry: readRegistry(), ...kept, HOME: home };
  const outcome = run(command, { cwd: folder, env: { ...env, PATH: `${bin}${path.delimiter}${process.env.PATH}` } });
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

/** Which registry npm asks here; an empty HOME would forget it. */
function readRegistry() {
  return run('npm config get registry', { stdio: ['ignore', 'pipe', 'ignore'] }).lastLine;
}

const rows = [];
try {
  for (const release of releases) {
    const { bin, version } = installNode(release);
    for (const [place, command] of COMMANDS.entries()) {
      console.error(`\n== Node ${version}: ${command}`);
      rows.push({ version, command, ...tryCommand(command, bin, `clone-${release}-${place}`) });
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const { version: ours } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
console.log(`\nCritical Friend ${ours}\n\n| Node | command | outcome | seconds | last line |\n| - | - | - | - | - |`);
for (const { version, command, isGood, seconds, lastLine } of rows)
  console.log(
    `| ${version} | \`${command}\` | ${isGood ? 'passed' : 'FAILED'} | ${seconds} | ${lastLine.slice(0, 160)} |`,
  );
process.exitCode = rows.every(({ isGood }) => isGood) ? 0 : 1;
