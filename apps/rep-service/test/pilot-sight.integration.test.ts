import { mayDo, ROLES, type Role } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, draftPilot, type London, registerPilot, startLondon } from './london.ts';
import { authorizationOf } from './rep-system.ts';

let london: London;
let drafted: string;
let registered: string;
beforeAll(async () => {
  london = await startLondon();
  drafted = (await draftPilot(london, 'mediation')).pilotId;
  registered = await registerPilot(london, 'national-standards');
});
afterAll(() => london.stop());

const WATCH_FROM_OUTSIDE: readonly Role[] = ['evaluator', 'researcher'];
const as = async (role: Role) =>
  london.service.client(
    await authorizationOf({
      account: role,
      role,
      ...(WATCH_FROM_OUTSIDE.includes(role) && { repId: null, laCode: null }),
    }),
  );
const READERS = ROLES.filter((role) => mayDo(role, 'pilots.read'));

test.each(READERS.filter((role) => !WATCH_FROM_OUTSIDE.includes(role)))('%s sees a draft', async (role) => {
  const client = await as(role);
  expect((await client.pilots.list.query()).map(({ id }) => id).sort()).toEqual([drafted, registered].sort());
  expect((await client.pilots.show.query({ pilotId: drafted })).state).toBe('draft');
});

test.each(WATCH_FROM_OUTSIDE)(
  '%s sees a pilot from its registration on, and cannot tell that a draft is there',
  async (role) => {
    const { pilots } = await as(role);
    expect((await pilots.list.query()).map(({ id }) => id)).toEqual([registered]);
    const states = (await pilots.history.query({ pilotId: registered })).map(({ state }) => state);
    expect(states).toEqual(['registered']);
    const place = { pilotId: drafted };
    const nothing = await pilots.show.query({ pilotId: crypto.randomUUID() }).catch(({ message }) => message);
    for (const asked of [pilots.show, pilots.history, pilots.checklist])
      await expect(asked.query(place)).rejects.toThrow(nothing);
    await expect(pilots.protocol.query({ ...place, registry: 'osf' })).rejects.toThrow(nothing);
    await expect(pilots.mayBegin.query({ ...place, laCode: BARNET })).rejects.toThrow(nothing);
  },
);

test.each(WATCH_FROM_OUTSIDE)('%s sees of variants what a pilot names, and no draft', async (role) => {
  const ben = await london.as('ben');
  const open = await ben.variants.draft.mutate({ strand: 'mediation', name: 'Not shown yet' });
  const { variants } = await as(role);
  const seen = await variants.list.query();
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.flatMap(({ content }) => content.versions).filter((each) => !each.frozenAt)).toEqual([]);
  const variantId = open.id;
  const one = { variantId, before: 1, after: 1 };
  const nothing = await variants.show
    .query({ variantId: crypto.randomUUID() })
    .catch(({ message }) => message);
  await expect(variants.show.query({ variantId })).rejects.toThrow(nothing);
  await expect(variants.compare.query(one)).rejects.toThrow(nothing);
  await expect(variants.differencesFromTemplate.query({ variantId })).rejects.toThrow(nothing);
  expect((await ben.variants.show.query({ variantId })).id).toBe(variantId);
});

test('a copy of our own variant takes what is held, and not what somebody sends for another authority’s area', async () => {
  const ben = await london.as('ben');
  const held = await ben.variants.list.query({ strand: 'mediation' });
  const variant = held.find(({ state }) => state === 'frozen')?.content;
  if (!variant) throw new Error('no pilot named a variant of mediation');
  const values = { 'arrange-within': { value: 12, reason: 'Camden never said so.' } };
  const versions = variant.versions.map((each) => ({ ...each, authorityValues: { [CAMDEN]: values } }));
  const forged = { ...variant, versions };
  const copied = await ben.variants.copyFrom.mutate({ name: 'Forged', variant: forged });
  expect(copied.content.versions.map(({ authorityValues }) => authorityValues)).toEqual([{}]);
  const nobodys = { ...forged, id: crypto.randomUUID() };
  await expect(ben.variants.copyFrom.mutate({ name: 'Forged', variant: nobodys })).rejects.toThrow(
    'Choose a variant from the list',
  );
});
