import type { TestDatabase } from '@rep/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRepDatabase } from './rep-system.ts';

type Partnership = TestDatabase & { appUrl: string };
let london: Partnership;
let northEast: Partnership;

beforeAll(async () => {
  [london, northEast] = await Promise.all([createRepDatabase(), createRepDatabase()]);
  // As an installation is provisioned: nobody may connect but the partnership's own role.
  for (const { url, appUrl, query } of [london, northEast]) {
    const database = new URL(url).pathname.slice(1);
    await query(`REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC`);
    await query(`GRANT CONNECT ON DATABASE ${database} TO ${new URL(appUrl).username}`);
  }
});
afterAll(async () => {
  await london.drop();
  await northEast.drop();
});

const connect = async (url: string, work: (client: pg.Client) => Promise<unknown>): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
const INSUFFICIENT_PRIVILEGE = expect.objectContaining({ code: '42501' });

test('a partnership connects to its own database and not to another’s', async () => {
  const mine = connect(london.appUrl, async (client) => (await client.query('SELECT 1 AS one')).rows);
  expect(await mine).toEqual([{ one: 1 }]);
  const theirs = new URL(northEast.url);
  theirs.username = new URL(london.appUrl).username;
  theirs.password = new URL(london.appUrl).password;
  await expect(connect(theirs.href, (client) => client.query('SELECT 1'))).rejects.toEqual(
    INSUFFICIENT_PRIVILEGE,
  );
});

test.each([
  ['changes an event of its outbox', "UPDATE outbox.event SET key = 'x'"],
  ['deletes an event of its outbox', 'DELETE FROM outbox.event'],
  [
    'writes its outbox past the counter',
    "INSERT INTO outbox.event VALUES (1, 'x', 't', 'k', '', NULL, now())",
  ],
  ['moves the counter', 'UPDATE outbox.producer SET next_sequence = 1'],
  ['forgets what it applied', 'DELETE FROM registry_event'],
  ['empties its quarantine', 'DELETE FROM registry_quarantine'],
  ['deletes a pilot', 'DELETE FROM records.record'],
  ['makes a table', 'CREATE TABLE mine (id int)'],
])('the service cannot go behind its own back: it never %s', async (_, sql) => {
  await expect(connect(london.appUrl, (client) => client.query(sql))).rejects.toEqual(INSUFFICIENT_PRIVILEGE);
});
