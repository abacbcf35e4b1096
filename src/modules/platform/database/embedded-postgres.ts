import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { choosePort } from '../process/choose-port.js';
import { findUnprivilegedUser, prepareFolders, type RunAs, type ServerFolders } from './embedded-binaries.js';

/** A PostgreSQL server of our own on the loopback address. */
export interface EmbeddedPostgres {
  /** Address of the `postgres` database as the superuser that `initdb` made. */
  readonly adminUrl: string;
  /** Whether a server left behind by a killed parent was found and taken over. */
  readonly adopted: boolean;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that keeps the cluster between runs. */
  readonly dataDir: string;
  /** Trades durability for speed and removes the cluster on stop. Tests only. */
  readonly ephemeral?: boolean;
}

const ADMIN = 'critical_friend_admin';
const STOP_LIMIT_MS = 30_000;
/** Any number of our own; advisory locks are per database, and only we use `postgres`. */
const CLAIM_KEY = 7_305_014;

function initialise(folders: ServerFolders, runAs: RunAs, passwordFile: string): void {
  const password = randomBytes(24).toString('hex');
  const handover = path.join(folders.data, '..', `.initdb-${randomBytes(6).toString('hex')}`);
  writeFileSync(handover, `${password}\n`, { mode: 0o600 });
  if (runAs) chownSync(handover, runAs.uid, runAs.gid);
  try {
    const args = ['-D', folders.data, '-U', ADMIN, '-A', 'scram-sha-256', `--pwfile=${handover}`, '-E', 'UTF8'];
    const made = spawnSync(
      path.join(folders.native, 'bin', 'initdb'),
      [...args, '--locale=C', '--no-sync', '--no-instructions'],
      {
        ...runAs,
        encoding: 'utf8',
        cwd: folders.data,
      },
    );
    if (made.status !== 0)
      throw new Error(
        `PostgreSQL could not make its folder ${folders.data}: ${made.stderr || String(made.error?.message)}`,
      );
    writeFileSync(passwordFile, password, { mode: 0o600 });
  } finally {
    rmSync(handover, { force: true });
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The running server of this folder, when a parent was killed before it could stop it. */
async function findRunning(
  dataFolder: string,
  urlFor: (port: number) => string,
): Promise<{ pid: number; port: number } | null> {
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  return (await answers(urlFor(port))) ? { pid, port } : null;
}

function launch(folders: ServerFolders, runAs: RunAs, port: number, ephemeral: boolean): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
  ];
  if (ephemeral) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const args = ['-D', folders.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  // A process group of its own: Ctrl-C in the terminal reaches us, and we stop the server last.
  const child = spawn(path.join(folders.native, 'bin', 'postgres'), args, {
    ...runAs,
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: folders.data,
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-8000);
      if (!log.includes('ready to accept connections')) return;
      child.removeAllListeners('exit');
      child.unref();
      (child.stderr as unknown as { unref(): void }).unref();
      resolve(child);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`PostgreSQL did not start (exit ${code ?? 'by signal'}): ${log}`));
    });
  });
}

async function stopServer(pid: number, dataFolder: string): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  for (let waitedMs = 0; waitedMs < STOP_LIMIT_MS && isAlive(pid) && existsSync(pidFile); waitedMs += 25)
    await sleep(25);
}

/**
 * Holds a session-long lock, so that two processes never share one embedded server: the first to stop would take it from
 * the other.
 */
async function claim(adminUrl: string, dataDir: string): Promise<pg.Client> {
  const keeper = new pg.Client({ connectionString: adminUrl });
  keeper.on('error', () => undefined);
  await keeper.connect();
  const { rows } = await keeper.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [CLAIM_KEY]);
  if (rows[0]?.claimed) return keeper;
  await keeper.end();
  throw new Error(
    `Another process uses the embedded database in ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

/**
 * Starts (or takes over) a PostgreSQL server from the npm package of this platform. Cold 1–3 s, warm under 0.5 s.
 * @throws Error naming what failed: no build for the platform, no user to run as, or the server's own words.
 */
export async function startEmbeddedPostgres({
  dataDir,
  ephemeral = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const runAs = findUnprivilegedUser();
  const folders = prepareFolders(path.resolve(dataDir), runAs);
  const passwordFile = path.join(path.resolve(dataDir), 'admin-password');
  if (!existsSync(path.join(folders.data, 'PG_VERSION'))) initialise(folders, runAs, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlFor = (port: number) => `postgres://${ADMIN}:${password}@127.0.0.1:${port}/postgres`;

  const running = await findRunning(folders.data, urlFor);
  const port = running?.port ?? (await choosePort('127.0.0.1', 0));
  const pid = running?.pid ?? (await launch(folders, runAs, port, ephemeral)).pid!;
  const keeper = await claim(urlFor(port), path.resolve(dataDir));
  return {
    adminUrl: urlFor(port),
    adopted: running !== null,
    stop: async () => {
      await keeper.end().catch(() => undefined);
      await stopServer(pid, folders.data);
      if (ephemeral) rmSync(folders.disposable, { recursive: true, force: true });
    },
  };
}
