import { expect, test } from 'vitest';
import { createTestDatabase } from './postgres.ts';

test('a test database is PostgreSQL 18 and its roles are not superusers', async () => {
  const database = await createTestDatabase();
  const [version] = await database.query<{ v: number }>(
    "SELECT current_setting('server_version_num')::int AS v",
  );
  expect(version?.v).toBeGreaterThanOrEqual(180000);
  const url = await database.createRole('reader');
  expect(new URL(url).username).toMatch(/^reader_t_/);
  const roles = await database.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = $1',
    [new URL(url).username],
  );
  expect(roles).toEqual([{ rolsuper: false }]);
  await database.drop();
});
