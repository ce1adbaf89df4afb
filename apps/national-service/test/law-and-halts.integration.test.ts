import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishProgramme } from '../src/programme/publish-programme.ts';
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
  await publishProgramme(service.records);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const dfe = async (account = 'one') => service.client(await authorizationOf('dfe-policy', null, account));
const LAW = {
  ...{ id: 'mediation-2027', what: 'mediation' as const, enactment: 'An Act', citation: '2027 c. 1' },
  ...{ commencesOn: '2027-09-01', expiresOn: null, areas: 'england' as const },
};

test('a change of the law counts once a second person confirmed it, and its event names neither', async () => {
  const client = await dfe();
  expect(await client.lawChanges.record.mutate(LAW)).toMatchObject({ state: 'recorded' });
  await expect(client.lawChanges.confirm.mutate({ id: LAW.id })).rejects.toMatchObject({
    data: { refusals: [{ gate: 'G6', code: 'own-record' }] },
  });
  const confirmed = await (await dfe('two')).lawChanges.confirm.mutate({ id: LAW.id, expectedVersion: 1 });
  expect(confirmed).toMatchObject({ state: 'confirmed', version: 2 });
  expect(await (await dfe('three')).lawChanges.confirm.mutate({ id: LAW.id })).toMatchObject({ version: 2 });
  const told = await database.query<{ content: object }>(
    `SELECT convert_from(body, 'UTF8')::json->'data'->'content' AS content FROM outbox.event
     WHERE key = '${LAW.id}' ORDER BY sequence`,
  );
  expect(told.map(({ content }) => content)).toEqual([
    { ...LAW, confirmed: false },
    { ...LAW, confirmed: true },
  ]);
});

test('a change of the law is recorded once, with days that make sense, and by DfE policy alone', async () => {
  const wrong = (await dfe()).lawChanges.record.mutate({ ...LAW, expiresOn: '2027-01-01' });
  await expect(wrong).rejects.toMatchObject({
    data: { refusals: [{ code: 'already-recorded' }, { code: 'expires-before-it-commences' }] },
  });
  const auditor = service.client(await authorizationOf('auditor'));
  expect(await auditor.lawChanges.list.query()).toMatchObject([{ id: LAW.id, state: 'confirmed' }]);
  await expect(auditor.lawChanges.record.mutate({ ...LAW, id: 'other' })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

test('a strand is halted everywhere with a reason and the halt is lifted with another; the history stays', async () => {
  const client = await dfe();
  const halt = { strand: 'mediation', reason: 'Families were told that they must attend.' };
  expect(await client.halts.halt.mutate(halt)).toMatchObject({ state: 'halted', version: 1 });
  expect(await client.halts.halt.mutate({ ...halt, reason: 'Again.' })).toMatchObject({
    version: 1,
    content: { halted: { reason: halt.reason } },
  });
  const lift = { strand: 'mediation', reason: 'The letters were withdrawn.', expectedVersion: 1 };
  expect(await client.halts.lift.mutate(lift)).toMatchObject({ state: 'lifted', version: 2 });
  const lead = service.client(await authorizationOf('lead-authority', 'london'));
  expect(await lead.halts.list.query()).toMatchObject([{ id: 'mediation', reason: lift.reason }]);
  await expect(lead.halts.halt.mutate(halt)).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('what is no strand is not halted, and what was never halted is not lifted', async () => {
  const nothing = { strand: 'nonsense', reason: 'To see.' };
  await expect((await dfe()).halts.halt.mutate(nothing)).rejects.toMatchObject({
    data: { refusals: [{ code: 'unknown-strand' }] },
  });
  await expect((await dfe()).halts.lift.mutate(nothing)).rejects.toMatchObject({
    data: { code: 'NOT_FOUND', reason: 'record-not-found' },
  });
});
