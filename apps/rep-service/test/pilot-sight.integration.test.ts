import { mayDo, ROLES, type Role } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, draftPilot, type London, registerPilot, startLondon } from './london.ts';
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
