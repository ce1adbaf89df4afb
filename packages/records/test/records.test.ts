import { refuseIfAny, StaleVersion } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLOCK, receiveRecord } from '../src/index.ts';
import { barnet, NOTE, type NoteSystem, startNotes, write } from './notes.ts';

let system: NoteSystem;
beforeAll(async () => {
  system = await startNotes();
});
afterAll(() => system.stop());

const about = (id: string) => ({ kind: 'note', id });
const put = (id: string, text: string, expectedVersion?: number) =>
  system.records.transact(barnet, about(id), (transaction) =>
    transaction.change(NOTE, { id, ...(expectedVersion && { expectedVersion }) }, () => write({ text })),
  );
const told = (id: string) =>
  system.database.query<{ id: string; content: object }>(
    `SELECT id, convert_from(body, 'UTF8')::json->'data'->'content' AS content FROM outbox.event
     WHERE key = '${id}' ORDER BY sequence`,
  );

test('every change is a version with who, when and why, and is told whole, without what is private', async () => {
  await put('told', 'one');
  await put('told', 'two', 1);
  const history = await system.records.history(NOTE, 'told');
  expect(history.map(({ version, content, by }) => [version, content.text, by])).toEqual([
    [1, 'one', { account: 'a-drafter', role: 'lead-authority', laCode: 'E09000003' }],
    [2, 'two', { account: 'a-drafter', role: 'lead-authority', laCode: 'E09000003' }],
  ]);
  expect(await told('told')).toEqual([
    { id: 'london.note.told.1', content: { tags: [], text: 'one' } },
    { id: 'london.note.told.2', content: { tags: [], text: 'two' } },
  ]);
});

test('who saves over an older version is told what the other changed, and nothing is lost', async () => {
  await put('stale', 'one');
  await put('stale', 'two', 1);
  const late = put('stale', 'three', 1);
  await expect(late).rejects.toThrow(StaleVersion);
  await expect(late).rejects.toMatchObject({
    currentVersion: 2,
    differences: [{ path: 'text', before: 'one', after: 'two' }],
  });
  expect((await system.records.get(NOTE, 'stale')).content.text).toBe('two');
});

test('of two who save at the same time one is told of the other', async () => {
  await put('race', 'one');
  const both = await Promise.allSettled([put('race', 'mine', 1), put('race', 'yours', 1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await system.records.history(NOTE, 'race')).length).toBe(2);
});

test('of two who make a record at the same time one makes it, and the other’s rule sees it', async () => {
  const seen: (number | undefined)[] = [];
  const make = () =>
    system.records.transact(barnet, about('made'), (transaction) =>
      transaction.change(NOTE, { id: 'made' }, (held) => {
        seen.push(held?.version);
        return held ? null : write({ text: 'made' });
      }),
    );
  await Promise.all(Array.from({ length: 4 }, make));
  expect(seen.sort()).toEqual([1, 1, 1, undefined]);
  expect(await told('made')).toHaveLength(1);
});

test('a refused step leaves nothing but its audit, with every reason', async () => {
  const reason = {
    gate: 'G1' as const,
    code: 'no-plan',
    field: null,
    laCode: 'E09000003',
    fact: 'No plan is in force.',
    whoCanSupply: 'Regions Group',
  };
  const refused = system.records.transact(barnet, about('refused'), async (transaction) => {
    await transaction.change(NOTE, { id: 'refused' }, () => write({}));
    refuseIfAny([reason]);
  });
  await expect(refused).rejects.toMatchObject({ code: 'step-refused', refusals: [reason] });
  expect(await system.records.find(NOTE, 'refused')).toBeNull();
  expect(await told('refused')).toEqual([]);
  expect(
    await system.database.query(
      "SELECT code, reasons, role FROM records.refusal WHERE record_id = 'refused'",
    ),
  ).toEqual([{ code: 'step-refused', reasons: [reason], role: 'lead-authority' }]);
});

test('two records change together or not at all', async () => {
  const half = system.records.transact(barnet, about('together'), async (transaction) => {
    await transaction.change(NOTE, { id: 'together' }, () => write({}));
    await transaction.change(NOTE, { id: 'x'.repeat(90) }, () => write({})); // its event's id is too long
  });
  await expect(half).rejects.toThrow();
  expect(await system.records.find(NOTE, 'together')).toBeNull();
});

test('a step without effect adds no version and tells nothing', async () => {
  await put('same', 'one');
  await system.records.transact(barnet, about('same'), (transaction) =>
    transaction.change(NOTE, { id: 'same' }, () => null),
  );
  expect((await system.records.history(NOTE, 'same')).length).toBe(1);
  expect((await told('same')).length).toBe(1);
});

test('a change that says nothing new adds no version, and one that moves only state or areas does', async () => {
  const set = (change: object) =>
    system.records.change(barnet, NOTE, { id: 'again' }, () => write({ tags: ['a'] }, change));
  for (const change of [{}, {}, { step: 'again', reason: 'once more' }]) await set(change);
  expect((await system.records.history(NOTE, 'again')).length).toBe(1);
  await set({ state: 'kept' });
  expect((await set({ state: 'kept', areas: [] })).version).toBe(3);
});

test('the scheduled check takes a step in nobody’s name', async () => {
  const held = await system.records.change(CLOCK, NOTE, { id: 'clock' }, () => write({}));
  expect(held.by).toEqual({ account: 'clock', role: 'clock', laCode: null });
});

test('a page looks at records as they stand, at some of their areas, and at versions that were', async () => {
  await put('page', 'one');
  await put('page', 'two');
  const seen = await system.records.look(async ({ read, version, list }) => [
    (await read(NOTE, 'page'))?.content.text,
    (await version(NOTE, 'page', 1))?.content.text,
    (await list(NOTE, { areas: ['E09000099'] })).length,
  ]);
  expect(seen).toEqual(['two', 'one', 0]);
});

test('what a rule lists cannot change before the step ends', async () => {
  await put('listed', 'one');
  await system.records.transact(barnet, about('step'), async (transaction) => {
    await transaction.list(NOTE, { areas: ['E09000003'] });
    await expect(
      system.database.query("SELECT 1 FROM records.record WHERE id = 'listed' FOR UPDATE NOWAIT"),
    ).rejects.toThrow('could not obtain lock');
  });
});

test('what a rule reads cannot change before the step ends', async () => {
  await put('fact', 'in force');
  const toChange = () =>
    system.database.query("SELECT 1 FROM records.record WHERE id = 'fact' FOR UPDATE NOWAIT");
  await system.records.transact(barnet, about('step'), async (transaction) => {
    await transaction.read(NOTE, 'fact');
    await expect(toChange()).rejects.toThrow('could not obtain lock');
  });
  expect((await toChange()).length).toBe(1);
});

test('a rule that waited for another reads and lists what the other left', async () => {
  await put('waited', 'before');
  const seen: unknown[] = [];
  const look = () =>
    system.records.transact(barnet, about('step'), async ({ read, list }) => {
      const listed = (await list(NOTE, { areas: ['E09000003'] })).find(({ id }) => id === 'waited');
      seen.push(listed?.content.text, (await read(NOTE, 'waited'))?.content.text);
    });
  const others = await system.records.transact(barnet, about('waited'), async (transaction) => {
    await transaction.change(NOTE, { id: 'waited' }, () => write({ text: 'after' }));
    const looking = look();
    await expect
      .poll(() =>
        system.database.query("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"),
      )
      .toHaveLength(1);
    return { looking };
  });
  await others.looking;
  expect(seen).toEqual(['after', 'after']);
});

test('a rule reads what it changed itself', async () => {
  const seen = await system.records.transact(barnet, about('own'), async (transaction) => {
    const before = await transaction.read(NOTE, 'own');
    await transaction.change(NOTE, { id: 'own' }, () => write({ text: 'mine' }));
    return [before, (await transaction.read(NOTE, 'own'))?.content.text];
  });
  expect(seen).toEqual([null, 'mine']);
});

test('what a rule looks at twice is asked for once', async () => {
  await put('twice', 'one');
  const seen = await system.records.look(async ({ read }) => {
    const first = await read(NOTE, 'twice');
    await put('twice', 'changed meanwhile');
    return [first?.version, (await read(NOTE, 'twice'))?.version];
  });
  expect(seen).toEqual([1, 1]);
});

test('a long list comes in pages, from either end, of what its content holds', async () => {
  for (const id of ['p1', 'p2', 'p3']) await put(id, 'page me');
  await put('p4', 'another text');
  const page = async (filter: object) =>
    (await system.records.list(NOTE, { holding: { text: 'page me' }, limit: 2, ...filter })).map(
      ({ id, at: changedAt }) => ({ id, changedAt }),
    );
  const ids = (places: readonly { id: string }[]) => places.map(({ id }) => id);
  const first = await page({});
  expect(ids(first)).toEqual(['p1', 'p2']);
  expect(ids(await page({ after: first[1] }))).toEqual(['p3']);
  const newest = await page({ newestFirst: true });
  expect(ids(newest)).toEqual(['p3', 'p2']);
  expect(ids(await page({ newestFirst: true, after: newest[1] }))).toEqual(['p1']);
  expect(ids(await page({ having: 'nothing of that name' }))).toEqual([]);
  expect(ids(await page({ having: 'author' }))).toEqual(['p1', 'p2']);
});

test('records are listed by state and area', async () => {
  await system.records.transact(barnet, about('camden'), (transaction) =>
    transaction.change(NOTE, { id: 'camden' }, () => write({}, { state: 'live', areas: ['E09000007'] })),
  );
  const ids = async (filter: object) => (await system.records.list(NOTE, filter)).map(({ id }) => id);
  expect(await ids({ area: 'E09000007' })).toEqual(['camden']);
  expect(await ids({ state: 'live' })).toEqual(['camden']);
});

test('versions and refusals are never changed or deleted by the service', async () => {
  for (const table of ['record_version', 'refusal']) {
    await expect(system.pool.pool.query(`DELETE FROM records.${table}`)).rejects.toThrow('permission denied');
  }
  await expect(system.pool.pool.query("UPDATE records.record_version SET state = 'x'")).rejects.toThrow(
    'permission denied',
  );
});

test('a national version that comes twice or late leaves one copy, and the newest holds', async () => {
  const national = (version: number, text: string) => ({
    data: {
      ...{ kind: 'note', id: 'national', version, state: 'published', areas: [], step: 'publish' },
      ...{ reason: null, actor_role: 'dfe-policy', actor_la_code: null, sha256: 'a'.repeat(64) },
      content: { text, tags: [], author: 'DfE' },
    },
    recordedat: '2026-01-01T00:00:00.000Z',
    synthetic: false,
  });
  for (const [version, text] of [
    [1, 'one'],
    [2, 'two'],
    [2, 'two'],
    [1, 'one'],
  ] as const) {
    await receiveRecord(system.pool.pool, national(version, text));
  }
  expect((await system.records.get(NOTE, 'national')).content.text).toBe('two');
  expect((await system.records.history(NOTE, 'national')).length).toBe(2);
});
