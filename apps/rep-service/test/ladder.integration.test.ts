import { addDays, DEFAULT_LADDER, londonDay } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, knowLondon } from './kept-pilot.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  await knowLondon(service);
  const carl = await camden();
  const scheme = { laCode: CAMDEN, from: '2026-01-01', to: null };
  await carl.delegation.appoint.mutate({ ...scheme, account: 'carl', function: 'approver' });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const as = async (someone: Someone) => service.client(await authorizationOf(someone));
const regions = () => as({ account: 'rita', role: 'regions-group', laCode: null });
const camden = () => as({ account: 'carl', role: 'member-authority', laCode: CAMDEN });
const policy = () => as({ account: 'pia', role: 'dfe-policy', repId: null, laCode: null });
const facts = [{ query: '{ partnerships { id } }', asOf: '2026-11-20T00:00:00.000Z', values: [] }];
const proposal = (laCode: string, condition = 'monitoring-in-outcomes') => ({
  ...{ laCode, to: 'monitoring', facts, representationsBy: addDays(londonDay(new Date().toISOString()), 30) },
  grounds: [{ condition, note: 'The delivery plan is late.' }],
});
const decision = { laCode: CAMDEN, facts, reasons: 'The plan is late and the reasons are not enough.' };
const refused = (code: string) => ({
  data: { reason: 'step-refused', refusals: [expect.objectContaining({ code })] },
});

test('an area is moved only after the authority was heard, by Regions Group of the region', async () => {
  const rita = await regions();
  await rita.ladder.propose.mutate(proposal(CAMDEN));
  await expect(rita.ladder.move.mutate(decision)).rejects.toMatchObject(refused('not-heard'));
  await (await camden()).ladder.represent.mutate({ laCode: CAMDEN, text: 'Two posts were vacant.' });
  const moved = await rita.ladder.move.mutate(decision);
  expect(moved).toMatchObject({ state: 'settled', content: { rung: 'monitoring' } });
  expect(moved.content.moves[0]).toMatchObject({
    representations: [{ text: 'Two posts were vacant.' }],
    facts,
  });
});

test('a proposal that is withdrawn stays in the history, which an authority reads of its own area alone', async () => {
  const rita = await regions();
  const off = { ...proposal(CAMDEN, 'monitoring-out-outcomes'), to: null };
  await rita.ladder.propose.mutate(off);
  await rita.ladder.withdraw.mutate({ laCode: CAMDEN });
  const steps = (await (await camden()).ladder.history.query({ laCode: CAMDEN })).map(({ step }) => step);
  expect(steps).toEqual(
    ['propose', 'represent', 'move', 'propose', 'withdraw'].map((step) => `ladder-${step}`),
  );
  await expect((await camden()).ladder.history.query({ laCode: BARNET })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});

test('nobody else moves an area, and an authority speaks for its own only; each attempt is kept', async () => {
  for (const client of [await camden(), await policy()])
    await expect(client.ladder.move.mutate(decision)).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  await (await regions()).ladder.propose.mutate(proposal(BARNET));
  const attempt = (await camden()).ladder.represent.mutate({ laCode: BARNET, text: 'Yes, do.' });
  await expect(attempt).rejects.toMatchObject({
    data: { code: 'PRECONDITION_FAILED', reason: 'step-refused' },
  });
  const audit = await database.query('SELECT record_id, account FROM records.refusal ORDER BY id');
  expect(audit).toEqual([
    { record_id: CAMDEN, account: 'rita' },
    { record_id: 'ladder.move', account: 'carl' },
    { record_id: 'ladder.move', account: 'pia' },
    { record_id: BARNET, account: 'carl' },
  ]);
});

test('areas are listed by code and never by rung, with a note; an authority sees its own', async () => {
  const all = await (await regions()).ladder.positions.query();
  expect(all.positions.map(({ id, content }) => [id, content.rung])).toEqual([
    [BARNET, null],
    [CAMDEN, 'monitoring'],
  ]);
  expect(all.note).toMatch(/no ranking/);
  const own = await (await camden()).ladder.positions.query();
  expect(own.positions.map(({ id }) => id)).toEqual([CAMDEN]);
});

test('DfE policy sets the rungs; one on which an area stands is not taken away', async () => {
  const client = await policy();
  expect(await client.ladder.show.query()).toEqual({ version: 0, ladder: DEFAULT_LADDER });
  const without = { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.slice(1) };
  await expect(client.ladder.set.mutate({ ladder: without })).rejects.toMatchObject(refused('rung-in-use'));
  const shorter = { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.slice(0, 3), representationDays: 31 };
  await client.ladder.set.mutate({ ladder: shorter });
  const soon = (await regions()).ladder.propose.mutate(proposal('E09000010'));
  await expect(soon).rejects.toMatchObject(refused('too-short-a-time'));
});

test('an authority of another partnership has no place here', async () => {
  const stranger = (await regions()).ladder.propose.mutate(proposal('E06000001'));
  await expect(stranger).rejects.toMatchObject({ data: { reason: 'not-a-member' } });
});
