import type { StreamSettings } from '@rep/event-stream';
import { DATABASES, GROUP_ROLES, LOGINS } from './databases.ts';
import { claimStream } from './installation.ts';
import { migrate } from './migrate.ts';
import { checkpoint, provision } from './provision.repository.ts';
import { ensureSecrets } from './secrets.ts';

export type PrepareOptions = {
  readonly root: string;
  readonly directory: string;
  /** The superuser's address of a database. */
  urlOf(database: string): string;
  readonly stream: StreamSettings;
  readonly signal: AbortSignal;
};

/** Roles, databases, migrations, and the stream claimed for this directory. Gives the passwords of the roles. */
export async function prepareDatabases(options: PrepareOptions): Promise<ReadonlyMap<string, string>> {
  const { directory, root, signal, urlOf } = options;
  const passwords = ensureSecrets(
    directory,
    LOGINS.map(({ role }) => role),
  );
  const plan = { databases: DATABASES, logins: LOGINS, groups: GROUP_ROLES, passwords };
  await provision(urlOf('postgres'), plan);
  signal.throwIfAborted();
  const applied = await migrate(DATABASES, root, urlOf);
  // beside the start of the services, whose work is not the disk; a checkpoint that fails is made up for at the stop
  if (applied > 0) void checkpoint(urlOf('postgres')).catch(() => undefined);
  signal.throwIfAborted();
  await claimStream(directory, options.stream);
  return passwords;
}
