import pg from 'pg';
import type { DatabaseSpec, LoginSpec } from './databases.ts';

export type ProvisionPlan = {
  readonly databases: readonly DatabaseSpec[];
  readonly logins: readonly LoginSpec[];
  readonly groups: readonly string[];
  readonly passwords: ReadonlyMap<string, string>;
};

const { escapeIdentifier, escapeLiteral } = pg;

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const namesIn = (names: readonly string[]): string => names.map(escapeIdentifier).join(', ');

const namesOf = async (client: pg.Client, sql: string): Promise<Set<string>> =>
  new Set((await client.query<{ name: string }>(sql)).rows.map(({ name }) => name));

async function createRoles(client: pg.Client, plan: ProvisionPlan): Promise<void> {
  const held = await namesOf(client, 'SELECT rolname AS name FROM pg_roles');
  const statements = [
    ...plan.groups
      .filter((role) => !held.has(role))
      .map((role) => `CREATE ROLE ${escapeIdentifier(role)} NOLOGIN`),
    ...plan.logins.flatMap(({ role, groups }) => [
      // the password each time: DIR/secrets.json may have been made anew
      `${held.has(role) ? 'ALTER' : 'CREATE'} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(plan.passwords.get(role) ?? '')}`,
      // anew in one transaction: what an earlier version granted may be too much today
      `REVOKE ${namesIn(plan.groups)} FROM ${escapeIdentifier(role)}`,
      `GRANT ${namesIn(groups)} TO ${escapeIdentifier(role)}`,
    ]),
  ];
  await client.query(statements.join(';\n'));
}

const grantsOn = ({ name, owner }: DatabaseSpec, logins: readonly LoginSpec[]): string[] => {
  const users = owner === null ? logins.map(({ role }) => role) : [owner];
  return [
    `REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${escapeIdentifier(name)} TO ${users.map(escapeIdentifier).join(', ')}`,
    ...(owner === null
      ? []
      : [`GRANT TEMPORARY ON DATABASE ${escapeIdentifier(name)} TO ${escapeIdentifier(owner)}`]),
  ];
};

async function createDatabases(client: pg.Client, plan: ProvisionPlan): Promise<void> {
  const held = await namesOf(client, 'SELECT datname AS name FROM pg_database');
  for (const { name } of plan.databases.filter((database) => !held.has(database.name)))
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  const grants = [
    'REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC',
    ...plan.databases.flatMap((database) => grantsOn(database, plan.logins)),
  ];
  await client.query(grants.join(';\n'));
}

/**
 * Makes the roles and databases that are missing. Each login role may connect to its own database and to the stream,
 * to nothing else. `url` is the superuser's. Running it again changes nothing.
 */
export const provision = (url: string, plan: ProvisionPlan): Promise<void> =>
  withClient(url, async (client) => {
    await createRoles(client, plan);
    await createDatabases(client, plan);
  });

/** Writes to disk what is only in the write-ahead log: four thousand new files that would hold up the first stop. */
export const checkpoint = (url: string): Promise<void> =>
  withClient(url, async (client) => void (await client.query('CHECKPOINT')));
