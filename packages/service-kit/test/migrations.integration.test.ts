import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '../src/index.ts';

let database: TestDatabase;
let directory: string;
const write = (name: string, sql: string): void => {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
};
const apply = (schema = 'public'): Promise<readonly string[]> =>
  applyMigrations({ url: database.url, directory, schema });

beforeEach(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), 'migrations-'));
  write('20260101000000_first', 'CREATE TABLE one (id int); CREATE TABLE two (id int);');
});
afterEach(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

test('each migration is applied once, in order, and its record is what Prisma keeps', async () => {
  write('20260102000000_second', 'ALTER TABLE one ADD COLUMN name text;');
  expect(await apply()).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await apply()).toEqual([]);
  const kept = await database.query(
    `SELECT migration_name, length(checksum) AS checksum, finished_at IS NOT NULL AS finished, applied_steps_count
     FROM _prisma_migrations ORDER BY 1`,
  );
  const row = { checksum: 64, finished: true, applied_steps_count: 1 };
  expect(kept).toEqual([
    { migration_name: '20260101000000_first', ...row },
    { migration_name: '20260102000000_second', ...row },
  ]);
});

test('tables go into the schema asked for', async () => {
  await apply('outbox');
  const tables = await database.query(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'outbox' ORDER BY 1",
  );
  expect(tables.map((t) => t['table_name'])).toEqual(['_prisma_migrations', 'one', 'two']);
});

test('a migration that fails leaves nothing behind', async () => {
  write('20260102000000_broken', 'CREATE TABLE three (id int); SELECT nonsense;');
  await expect(apply()).rejects.toThrow('20260102000000_broken');
  expect(await database.query("SELECT to_regclass('three') AS t")).toEqual([{ t: null }]);
  write('20260102000000_broken', 'CREATE TABLE three (id int);');
  expect(await apply()).toEqual(['20260102000000_broken']);
});

test('a migration changed after it was applied is an error', async () => {
  await apply();
  write('20260101000000_first', 'CREATE TABLE other (id int);');
  await expect(apply()).rejects.toThrow('was changed after it was applied');
});

test('a database that is newer than the code is an error', async () => {
  write('20260102000000_second', 'CREATE TABLE three (id int);');
  await apply();
  rmSync(join(directory, '20260102000000_second'), { recursive: true });
  await expect(apply()).rejects.toThrow('The database is newer than this code');
});

test('several processes at once apply each migration once', async () => {
  const applied = await Promise.all([apply(), apply(), apply()]);
  expect(applied.flat()).toEqual(['20260101000000_first']);
});
