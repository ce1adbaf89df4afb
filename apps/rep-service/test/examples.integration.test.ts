import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, type London, planOf, startLondon } from './london.ts';

let london: London;
beforeAll(async () => {
  london = await startLondon();
});
afterAll(() => london.stop());

const marksOf = async (key: string): Promise<boolean[]> => {
  const events = await london.database.query<{ synthetic: boolean }>(
    `SELECT (convert_from(body, 'UTF8')::json->>'synthetic')::boolean AS synthetic FROM outbox.event
     WHERE key = '${key}' ORDER BY sequence`,
  );
  return events.map(({ synthetic }) => synthetic);
};

test('what was begun as an example says so in every event, whoever goes on with it', async () => {
  const ben = await london.as('ben');
  const [variantId, id] = [randomUUID(), randomUUID()];
  const strand = 'mediation';
  await ben.variants.draft.mutate({ id: variantId, strand, name: 'For practice', synthetic: true });
  const plan = planOf(strand, variantId);
  const drafted = await ben.pilots.draft.mutate({ id, strand, title: 'For practice', plan, synthetic: true });
  await ben.pilots.consult.mutate({ pilotId: id });
  await (await london.as('amira')).pilots.agree.mutate({ pilotId: id, laCode: BARNET });
  expect(drafted.synthetic).toBe(true);
  for (const key of [id, variantId]) expect(new Set(await marksOf(key))).toEqual(new Set([true]));
  const copied = randomUUID();
  const { content: variant } = await ben.variants.show.query({ variantId });
  await ben.variants.copyFrom.mutate({ id: copied, name: 'Our own', variant });
  expect(await marksOf(copied)).toEqual([false]);
});

test('a plan is begun once under the id that its drafter gave it', async () => {
  const carl = await london.as('carl');
  const uuid = randomUUID();
  const begin = () => carl.inclusionPlans.draft.mutate({ laCode: CAMDEN, uuid, synthetic: true });
  const [first, second] = [await begin(), await begin()];
  expect([first.id, first.version, first.synthetic]).toEqual([`${CAMDEN.toLowerCase()}-${uuid}`, 1, true]);
  expect([second.version, second.content]).toEqual([1, first.content]);
  const together = { laCode: CAMDEN, uuid: randomUUID() };
  const both = await Promise.all([1, 2].map(() => carl.inclusionPlans.draft.mutate(together)));
  expect(both.map(({ version }) => version)).toEqual([1, 1]);
});
