import { expect, test } from 'vitest';
import { PRODUCERS } from './codes.ts';
import { databaseRoleOf, producerOfDatabaseRole } from './producer-role.ts';

test('every producer has a database role of its own, and is known again by it', () => {
  expect(new Set(PRODUCERS.map(databaseRoleOf)).size).toBe(PRODUCERS.length);
  for (const producer of PRODUCERS) expect(producerOfDatabaseRole(databaseRoleOf(producer))).toBe(producer);
  expect(databaseRoleOf('east-midlands')).toBe('rep_east_midlands');
  expect(producerOfDatabaseRole('postgres')).toBeNull();
});
