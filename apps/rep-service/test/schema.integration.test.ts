import { readFileSync } from 'node:fs';
import { actualColumns, declaredColumns } from '@rep/testkit';
import { expect, test } from 'vitest';
import { createRepDatabase } from './rep-system.ts';

test('the migrations make the tables and columns that the Prisma schema declares', async () => {
  const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8');
  const database = await createRepDatabase();
  const columns = await actualColumns(database);
  await database.drop();
  expect(columns.length).toBeGreaterThan(20);
  expect(columns).toEqual(declaredColumns(schema));
});
