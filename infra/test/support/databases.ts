import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export type DatabaseOf = { readonly data: string; readonly portBase: number };

/** Asks a database of a running system as the superuser: what the tests hold against what users are told. */
export async function askDatabase<T extends pg.QueryResultRow>(
  { data, portBase }: DatabaseOf,
  database: string,
  sql: string,
): Promise<T[]> {
  const password = readFileSync(join(data, 'postgres', 'superuser-password'), 'utf8');
  const client = new pg.Client({
    connectionString: `postgres://rep_admin:${password}@127.0.0.1:${portBase + 50}/${database}`,
  });
  client.on('error', () => undefined); // the server may be killed meanwhile
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
