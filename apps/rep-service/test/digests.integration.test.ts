import { ROLES } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const BARNET = 'E09000003';

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  const barnet = service.client(await authorizationOf());
  const appointment = { laCode: BARNET, from: '2026-01-01', to: null, function: 'approver' } as const;
  await barnet.delegation.appoint.mutate({ ...appointment, account: 'test' });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const digestsAs = async (role: (typeof ROLES)[number], input = {}) => {
  const bound = { role, repId: 'london', laCode: BARNET } as const;
  const of = role === 'operator' || role === 'auditor' ? { ...bound, repId: null, laCode: null } : bound;
  return service.client(await authorizationOf(of)).records.digests.query(input);
};

test('the operator reads digests of every version and nothing of what they hold', async () => {
  const { versions, lastSequence } = await digestsAs('operator');
  expect(lastSequence).toBeGreaterThan(0);
  expect(versions).toEqual([
    {
      ...{ kind: 'delegation', id: BARNET, version: 1, state: expect.any(String), intact: true },
      sha256: expect.stringMatching(/^[a-f0-9]{64}$/),
      digest: expect.stringMatching(/^[a-f0-9]{64}$/),
    },
  ]);
});

test('the auditor reads them too, and nobody else', async () => {
  expect((await digestsAs('auditor')).versions).toHaveLength(1);
  for (const role of ROLES.filter((one) => one !== 'operator' && one !== 'auditor')) {
    await expect(digestsAs(role), role).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  }
});

test('a page that is none is refused by field', async () => {
  const wrong = { first: 501, after: { kind: 'pilot', id: 'a', version: 0 } };
  await expect(digestsAs('operator', wrong)).rejects.toMatchObject({
    data: { fields: [{ path: 'first' }, { path: 'after.version' }] },
  });
});
