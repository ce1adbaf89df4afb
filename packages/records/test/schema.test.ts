import { readFileSync } from 'node:fs';
import { declaredColumns } from '@rep/testkit';
import { expect, test } from 'vitest';
import { startNotes } from './notes.ts';

test('the migrations make the tables and columns that the Prisma schema declares', async () => {
  const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8');
  const { database, stop } = await startNotes();
  const columns = await database.query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = 'records' AND table_name <> '_prisma_migrations'
     ORDER BY table_name || '.' || column_name`,
  );
  await stop();
  expect(columns.length).toBeGreaterThan(20);
  expect(columns).toEqual(declaredColumns(schema));
});
