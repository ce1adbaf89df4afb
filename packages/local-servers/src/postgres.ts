import { type GuardedProcess, spawnGuarded, untilReady } from './guarded-process.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { ensureCluster, readPostmaster } from './postgres-cluster.ts';
import { asPostgresUser } from './postgres-user.ts';

const READY_POLL_MS = 20;

export type PostgresOptions = {
  /** Holds `cluster/` and the superuser's password (mode 0600). Created when absent. */
  readonly directory: string;
  readonly port: number;
  /** `throwaway` trades durability for speed: for tests whose data nobody keeps. */
  readonly durability: 'durable' | 'throwaway';
  readonly settings?: Readonly<Record<string, string>>;
  /** Open file that PostgreSQL's log goes to. */
  readonly logFile?: number;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
};

export type PostgresServer = GuardedProcess & {
  /** Superuser's address of a database. */
  url(database: string): string;
};

const settingsOf = (options: PostgresOptions): Record<string, string> => ({
  listen_addresses: '127.0.0.1',
  port: String(options.port),
  unix_socket_directories: '',
  // after a crash: one call for the file system instead of one for each of four thousand files
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  max_connections: '300',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  ...(options.durability === 'throwaway'
    ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    : {}),
  ...options.settings,
});

/** Starts a PostgreSQL 18 cluster on 127.0.0.1, making it first where there is none. It ends with this process. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { cluster, password } = await ensureCluster(options.directory, options.signal);
  const { postgres } = await postgresBinaries();
  const settings = Object.entries(settingsOf(options)).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const server = await spawnGuarded({
    ...asPostgresUser(postgres, ['-D', cluster, ...settings]),
    stopSignal: 'SIGINT', // fast shutdown: ends sessions, then stops cleanly
    ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
  });
  const isReady = (): boolean => {
    const postmaster = readPostmaster(options.directory);
    // another pid is a left-over file of a server that was killed
    return postmaster?.pid === server.pid && postmaster.ready;
  };
  await untilReady(server, isReady, { name: 'PostgreSQL', pollMs: READY_POLL_MS, signal: options.signal });
  return {
    ...server,
    url: (database) => `postgres://rep_admin:${password}@127.0.0.1:${options.port}/${database}`,
  };
}
