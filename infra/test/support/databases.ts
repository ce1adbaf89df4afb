import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export type DatabaseOf = { readonly data: string; readonly portBase: number };

/** A connection of the superuser to a database of a running system; the caller ends it. */
export async function connectTo({ data, portBase }: DatabaseOf, database: string): Promise<pg.Client> {
  const password = readFileSync(join(data, 'postgres', 'superuser-password'), 'utf8');
  const client = new pg.Client({
    connectionString: `postgres://rep_admin:${password}@127.0.0.1:${portBase + 50}/${database}`,
  });
  client.on('error', () => undefined); // the server may be killed meanwhile
  await client.connect();
  return client;
}

/** Asks a database as the superuser: what the tests hold against what users are told. */
export async function askDatabase<T extends pg.QueryResultRow>(
  system: DatabaseOf,
  database: string,
  sql: string,
): Promise<T[]> {
  const client = await connectTo(system, database);
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
