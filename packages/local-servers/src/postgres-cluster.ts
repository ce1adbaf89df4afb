import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBinaries } from './postgres-binaries.ts';
import { asPostgresUser, unprivilegedUser } from './postgres-user.ts';

const run = promisify(execFile);

const clusterIn = (directory: string): string => join(directory, 'cluster');

function superuserPassword(directory: string): string {
  const file = join(directory, 'superuser-password');
  if (!existsSync(file)) {
    const half = `${file}.half`; // a full disk leaves an empty file, which must not be taken for the password
    writeFileSync(half, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(half, file);
  }
  return readFileSync(file, 'utf8');
}

async function initialise(cluster: string, password: string, signal?: AbortSignal): Promise<void> {
  const { initdb } = await postgresBinaries();
  const passwordFile = `${cluster}.pw`;
  const user = unprivilegedUser();
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(cluster, { mode: 0o700 });
  if (user) for (const path of [passwordFile, cluster]) chownSync(path, user.uid, user.gid);
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
  try {
    await run(command, args, { cwd: '/', signal });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * The cluster below `directory`, made first where there is none. One that was not finished (a full disk, a kill) is
 * made again: the file `initialised` is written last.
 */
export async function ensureCluster(
  directory: string,
  signal?: AbortSignal,
): Promise<{ cluster: string; password: string }> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const cluster = clusterIn(directory);
  const password = superuserPassword(directory);
  const finished = join(directory, 'initialised');
  if (!existsSync(finished)) {
    rmSync(cluster, { recursive: true, force: true });
    await initialise(cluster, password, signal);
    writeFileSync(finished, '');
  }
  return { cluster, password };
}

/** What `postmaster.pid` says: who runs the cluster and whether it takes connections; null when there is none. */
export function readPostmaster(directory: string): { pid: number; startedAt: string; ready: boolean } | null {
  const file = join(clusterIn(directory), 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), startedAt: lines[2] ?? '', ready: lines[7]?.trim() === 'ready' };
}
