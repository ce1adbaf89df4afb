import { readFileSync } from 'node:fs';
import { actualColumns, declaredColumns } from '@rep/testkit';
import { expect, test } from 'vitest';
import { createNationalDatabase } from './national-system.ts';

test('the migrations make the tables and columns that the Prisma schema declares', async () => {
  const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8');
  const database = await createNationalDatabase();
  const columns = await actualColumns(database);
  await database.drop();
  expect(columns.length).toBeGreaterThan(10);
  expect(columns).toEqual(declaredColumns(schema));
});
