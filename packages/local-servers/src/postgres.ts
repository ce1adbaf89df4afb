import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { asPostgresUser, postgresBinaries, unprivilegedUser } from './postgres-binaries.ts';

const run = promisify(execFile);

export type PostgresOptions = {
  /** Holds `cluster/` and the superuser's password (mode 0600). Created when absent. */
  readonly directory: string;
  readonly port: number;
  /** `throwaway` trades durability for speed: for tests whose data nobody keeps. */
  readonly durability: 'durable' | 'throwaway';
  readonly settings?: Readonly<Record<string, string>>;
};

export type PostgresServer = {
  readonly process: ChildProcess;
  /** Superuser's address of a database. */
  url(database: string): string;
  stop(): Promise<void>;
};

async function initialise(cluster: string, password: string): Promise<void> {
  const { initdb } = await postgresBinaries();
  const passwordFile = `${cluster}.pw`;
  const user = unprivilegedUser();
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(cluster, { mode: 0o700 });
  if (user) for (const path of [passwordFile, cluster]) chownSync(path, user.uid, user.gid);
  try {
    const { command, args } = asPostgresUser(initdb, [
      '-D',
      cluster,
      '-U',
      'rep_admin',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    await run(command, args);
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function superuserPassword(directory: string): string {
  const file = join(directory, 'superuser-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start: ${output()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Starts a PostgreSQL 18 cluster on 127.0.0.1, making it first where there is none. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  mkdirSync(options.directory, { recursive: true });
  const cluster = join(options.directory, 'cluster');
  const password = superuserPassword(options.directory);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(cluster, password);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    ...(options.durability === 'throwaway'
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
    ...options.settings,
  };
  const { postgres } = await postgresBinaries();
  const { command, args } = asPostgresUser(postgres, [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-2000);
    });
  }
  const url = (database: string): string =>
    `postgres://rep_admin:${password}@127.0.0.1:${options.port}/${database}`;
  await waitUntilReady(url('postgres'), child, () => tail.trim());
  return {
    process: child,
    url,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGINT'); // fast shutdown: ends sessions, then stops cleanly
      }),
  };
}
