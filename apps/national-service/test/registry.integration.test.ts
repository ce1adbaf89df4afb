import { REP_IDS } from '@rep/contracts';
import { PROGRAMME, ROLES } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerProgramme } from '../src/registry/register-programme.ts';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeEach(async () => {
  database = await createNationalDatabase();
  service = await startService(database.appUrl);
});
afterEach(async () => {
  await service.stop();
  await database.drop();
});

const events = () =>
  database.query<{ sequence: number; key: string; type: string }>(
    "SELECT sequence, key, convert_from(body, 'UTF8')::json->>'type' AS type FROM outbox.event ORDER BY sequence",
  );
const hackney = { new_la_code: 'E09000012', old_la_code: '204', la_name: 'Hackney', lead: false };
const joins = (repId: 'london' | 'north-east', member = hackney) =>
  ({ rep_id: repId, change: 'joined', member, effective_on: '2024-04-01' }) as const;

test('the first start registers the nine partnerships and tells of each, a second start of none', async () => {
  expect(await registerProgramme(service.registry)).toBe(9);
  expect(await registerProgramme(service.registry)).toBe(0);
  expect(await service.registry.list()).toEqual(PROGRAMME);
  const told = REP_IDS.map((key, i) => ({ sequence: i + 1, key, type: 'partnership.registered.v1' }));
  expect(await events()).toEqual(told);
});

test('two first starts at once register once', async () => {
  const registered = await Promise.all([
    registerProgramme(service.registry),
    registerProgramme(service.registry),
  ]);
  expect(registered.toSorted()).toEqual([0, 9]);
  expect(await events()).toHaveLength(9);
});

test('when the outbox refuses, nothing is registered', async () => {
  await database.query('ALTER TABLE outbox.event ADD CONSTRAINT refuse CHECK (sequence < 9)');
  await expect(registerProgramme(service.registry)).rejects.toThrow();
  expect(await service.registry.list()).toEqual([]);
  expect(await events()).toEqual([]);
});

test('everybody who reads sees the partnerships with leads and both codes', async () => {
  await registerProgramme(service.registry);
  const client = service.client(await authorizationOf('auditor'));
  const partnerships = await client.partnerships.list.query();
  expect(partnerships.flatMap((p) => p.members)).toHaveLength(32);
  const london = await client.partnerships.get.query({ repId: 'london' });
  expect(london).toMatchObject({ region: { code: 'E12000007', name: 'London' }, validFrom: '2023-09-01' });
  expect(london.members[0]).toEqual({ newLaCode: 'E09000003', oldLaCode: '302', name: 'Barnet', lead: true });
});

test('a membership changes with its event, and the order of members stays', async () => {
  await registerProgramme(service.registry);
  const client = service.client(await authorizationOf('dfe-policy'));
  const changed = await client.membership.change.mutate(joins('london'));
  expect(changed?.members.map((m) => m.name)).toEqual([
    'Barnet',
    'Camden',
    'Enfield',
    'Islington',
    'Hackney',
  ]);
  expect(await client.partnerships.get.query({ repId: 'london' })).toEqual(changed);
  expect((await events()).at(-1)).toEqual({
    sequence: 10,
    key: 'london',
    type: 'partnership.membership.changed.v1',
  });
});

test('the history keeps who was in which partnership from which day, and a refused change leaves no line', async () => {
  await registerProgramme(service.registry);
  const client = service.client(await authorizationOf('dfe-policy'));
  await client.membership.change.mutate(joins('london'));
  await expect(client.membership.change.mutate(joins('north-east'))).rejects.toThrow();
  const left = { ...joins('london'), change: 'left', effective_on: '2025-09-01' } as const;
  await client.membership.change.mutate(left);
  const lines = await client.membership.history.query({ repId: 'london' });
  expect(lines.map(({ change, name, effectiveOn }) => [change, name, effectiveOn])).toEqual([
    ...['Barnet', 'Camden', 'Enfield', 'Islington'].map((name) => ['registered', name, '2023-09-01']),
    ['joined', 'Hackney', '2024-04-01'],
    ['left', 'Hackney', '2025-09-01'],
  ]);
  expect(await client.membership.history.query({ repId: 'north-east' })).not.toContainEqual(
    expect.objectContaining({ name: 'Hackney' }),
  );
});

test('a broken rule changes nothing and tells nothing: a tenth, an authority in two, a wrong triple', async () => {
  await registerProgramme(service.registry);
  const client = service.client(await authorizationOf('dfe-policy'));
  const [first] = PROGRAMME;
  if (!first) throw new Error('the programme is empty');
  await expect(client.partnerships.register.mutate(first)).rejects.toMatchObject({
    data: { code: 'CONFLICT', reason: 'already-registered' },
  });
  const camden = { ...hackney, new_la_code: 'E09000007', old_la_code: '202', la_name: 'Camden' };
  await expect(client.membership.change.mutate(joins('north-east', camden))).rejects.toMatchObject({
    data: { code: 'CONFLICT', reason: 'authority-in-a-partnership' },
  });
  const mixed = { ...hackney, old_la_code: '202' };
  await expect(client.membership.change.mutate(joins('london', mixed))).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST', reason: 'unknown-authority' },
  });
  expect(await service.registry.list()).toEqual(PROGRAMME);
  expect(await events()).toHaveLength(9);
});

test('an authority that wants to join two partnerships at the same moment joins one', async () => {
  await registerProgramme(service.registry);
  const client = service.client(await authorizationOf('dfe-policy'));
  const joined = await Promise.allSettled([
    client.membership.change.mutate(joins('london')),
    client.membership.change.mutate(joins('london')),
  ]);
  expect(joined.map((j) => j.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('only DfE policy changes the registry, and nobody reads it without a token', async () => {
  await registerProgramme(service.registry);
  for (const role of ROLES.filter((r) => r !== 'dfe-policy')) {
    const client = service.client(await authorizationOf(role));
    await expect(client.membership.change.mutate(joins('london'))).rejects.toMatchObject({
      data: { code: 'FORBIDDEN', reason: 'role-not-permitted' },
    });
  }
  await expect(service.client().partnerships.list.query()).rejects.toMatchObject({
    data: { code: 'UNAUTHORIZED' },
  });
});
