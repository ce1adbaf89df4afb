import { createTestDatabase } from '@rep/testkit';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { DATABASES, GROUP_ROLES, LOGINS } from './databases.ts';
import { provision } from './provision.repository.ts';

let admin = '';
beforeAll(async () => {
  const database = await createTestDatabase();
  admin = database.url;
  const plan = { databases: DATABASES, logins: LOGINS, groups: GROUP_ROLES };
  const generous = LOGINS.map(({ role }) => ({ role, groups: GROUP_ROLES })); // as a version before this one
  await provision(admin, { ...plan, logins: generous, passwords: new Map() });
  for (const password of ['old', 'secret'])
    await provision(admin, { ...plan, passwords: new Map(LOGINS.map(({ role }) => [role, password])) });
});

/** "in", or the reason why not. */
async function signIn(role: string, database: string, password = 'secret'): Promise<string> {
  const url = new URL(admin);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    return 'in';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('every login role enters its own database and the stream, and no other database', async () => {
  const wrong: string[] = [];
  for (const { role } of LOGINS)
    for (const database of [...DATABASES.map(({ name }) => name), 'postgres']) {
      const allowed = database === role || database === 'stream';
      const answer = await signIn(role, database);
      if (allowed ? answer !== 'in' : !answer.startsWith('permission denied'))
        wrong.push(`${role} ${database}: ${answer}`);
    }
  expect(wrong).toEqual([]);
});

test('a password that was made anew counts at once, the old one no longer', async () => {
  expect(await signIn('rep_london', 'rep_london', 'old')).toContain('password authentication failed');
});

test('no partnership is a superuser or may make roles and databases', async () => {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  const { rows } = await client.query(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)',
    [LOGINS.map(({ role }) => role)],
  );
  await client.end();
  expect(rows).toEqual([]);
});

test('a partnership is in no group that reads what the others publish, nor in one of another service', async () => {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  const { rows } = await client.query<{ groups: string[] }>(
    `SELECT array_agg(g.rolname::text ORDER BY g.rolname) AS groups FROM pg_auth_members m
     JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = 'rep_london'::regrole`,
  );
  await client.end();
  expect(rows[0]?.groups).toEqual([
    'outbox_app',
    'records_app',
    'registry_consumer',
    'rep_app',
    'stream_publisher',
  ]);
});
