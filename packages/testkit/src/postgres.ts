import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './global-postgres.ts';

export type TestDatabase = {
  /** Superuser's address of this database. */
  readonly url: string;
  /** Makes a login role that is a member of the groups, and gives its address of this database. */
  createRole(name: string, ...groups: readonly string[]): Promise<string>;
  query<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  drop(): Promise<void>;
};

const at = (url: string, database: string, user?: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (user) address.username = address.password = user;
  return address.href;
};

/** A database of the test's own in the run's PostgreSQL. Needs `testConfig({ postgres: true })`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = inject('postgresUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const onServer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = at(admin, name);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const roles: string[] = [];
  return {
    url,
    async createRole(role, ...groups) {
      const unique = `${role}_${name}`;
      await onServer(`CREATE ROLE ${unique} LOGIN PASSWORD '${unique}'`);
      roles.push(unique);
      for (const group of groups) await onServer(`GRANT ${group} TO ${unique}`);
      return at(admin, name, unique);
    },
    query: async (sql, values) => (await pool.query(sql, values as unknown[])).rows,
    async drop() {
      await pool.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of roles) await onServer(`DROP ROLE ${role}`);
    },
  };
}
