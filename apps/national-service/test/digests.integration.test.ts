import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeAll(async () => {
  database = await createNationalDatabase();
  service = await startService(database.appUrl);
  await database.query(`
    INSERT INTO records.record VALUES ('standard-set', 'a', 1, 'test', '{}', false, false, now());
    INSERT INTO records.record_version VALUES
      ('standard-set', 'a', 1, 'test', '{}', '{}', repeat('a', 64), 'published', NULL, 'dfe', 'dfe-policy', NULL, now());`);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

test('the operator and the auditor compare national records, and DfE policy does not', async () => {
  for (const role of ['operator', 'auditor'] as const) {
    const { versions } = await service.client(await authorizationOf(role)).records.digests.query({});
    expect(versions).toMatchObject([{ kind: 'standard-set', id: 'a', version: 1, intact: true }]);
  }
  const policy = service.client(await authorizationOf('dfe-policy'));
  await expect(policy.records.digests.query({})).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});
