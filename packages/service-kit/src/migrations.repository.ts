import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export type MigrationOptions = {
  /** The admin's address of the database. */
  readonly url: string;
  /** Prisma's layout: `<directory>/<yyyymmddhhmmss>_<name>/migration.sql`. */
  readonly directory: string;
  /** Where the tables and `_prisma_migrations` go; made when absent. */
  readonly schema: string;
};

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The lock that `prisma migrate` itself takes, so that the two never run at once. */
const ADVISORY_LOCK = 72_707_369;

/** The table as Prisma's schema engine makes it. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function assertUnchanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  for (const { name, checksum } of migrations) {
    const held = applied.get(name);
    if (held !== undefined && held !== checksum) {
      throw new Error(`The migration ${name} was changed after it was applied: add a new one instead.`);
    }
  }
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown) throw new Error(`The database is newer than this code: it holds the migration ${unknown}.`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`The migration ${migration.name} failed.`, { cause: error });
  }
}

/**
 * Applies what is not yet applied, each migration in a transaction of its own, and returns the names. Throws when an
 * applied migration was changed or is unknown here. Several processes may call it at once.
 */
export async function applyMigrations(options: MigrationOptions): Promise<readonly string[]> {
  const migrations = readMigrations(options.directory);
  const client = new pg.Client({ connectionString: options.url });
  await client.connect();
  try {
    const schema = client.escapeIdentifier(options.schema);
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(`SET search_path TO ${schema}`);
    await client.query(MIGRATIONS_TABLE);
    const applied = await appliedMigrations(client);
    assertUnchanged(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
