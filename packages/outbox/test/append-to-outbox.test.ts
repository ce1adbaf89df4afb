import { context, trace } from '@opentelemetry/api';
import { MAX_EVENT_BYTES, parseEvent } from '@rep/contracts';
import { appendToOutbox, assertBacklogBelow, outboxBacklog } from '@rep/outbox';
import { inTransaction } from '@rep/service-kit';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createOutboxDatabase, type OutboxDatabase, pilot } from './outbox-database.ts';

let database: OutboxDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await createOutboxDatabase();
  pool = new pg.Pool({ connectionString: database.appUrl, max: 12 });
  pool.on('error', () => undefined); // its last connections end with the database
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const append = (...events: Parameters<typeof appendToOutbox>[2][number][]) =>
  inTransaction(pool, (db) => appendToOutbox(db, 'london', events));
const stored = () =>
  database.query<{ sequence: number; id: string; body: Buffer }>(
    'SELECT sequence, id, body FROM outbox.event ORDER BY sequence',
  );

test('an event is kept whole, at the next sequence, with the time of the outbox', async () => {
  expect(await append(pilot('a'), pilot('b'))).toEqual({
    firstSequence: 1,
    lastSequence: 2,
    recorded: 2,
    alreadyHeld: 0,
    heldRanges: [],
  });
  const [first] = await stored();
  const parsed = parseEvent(first?.body ?? Buffer.of());
  expect(parsed).toMatchObject({
    ok: true,
    event: { id: 'a', producer: 'london', sequence: 1, source: '/producers/london', precision: 'instant' },
  });
  if (!parsed.ok) return;
  expect(parsed.event.recordedat).toBe(parsed.event.time);
  expect(parsed.event.occurredat).toBe(parsed.event.time);
});

test('an id that is held already takes no sequence, nor does one that stands twice in a call', async () => {
  await append(pilot('a'));
  expect(await append(pilot('a'), pilot('b'), pilot('b'))).toEqual({
    firstSequence: 2,
    lastSequence: 2,
    recorded: 1,
    alreadyHeld: 2,
    heldRanges: [{ first: 1, last: 1 }],
  });
  expect(await append(pilot('b'))).toEqual({
    firstSequence: null,
    lastSequence: null,
    recorded: 0,
    alreadyHeld: 1,
    heldRanges: [{ first: 2, last: 2 }],
  });
  expect((await stored()).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('it says where the held ids stand, in ranges and whatever the order of the call', async () => {
  await append(...['a', 'b', 'c', 'd', 'e'].map((id) => pilot(id)));
  const { recorded, heldRanges } = await append(...['e', 'b', 'new', 'a', 'c'].map((id) => pilot(id)));
  expect(recorded).toBe(1);
  expect(heldRanges).toEqual([
    { first: 1, last: 3 },
    { first: 5, last: 5 },
  ]);
});

test('sequences are contiguous and appear in order, whatever runs at once and whatever is rolled back', async () => {
  const seen: { rows: number; highest: number }[] = [];
  let writing = true;
  const watch = async (): Promise<void> => {
    while (writing) {
      const [row] = await database.query<{ rows: number; highest: number }>(
        'SELECT count(*)::int AS rows, coalesce(max(sequence), 0) AS highest FROM outbox.event',
      );
      if (row) seen.push(row);
    }
  };
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < 15; n += 1) {
      const events = [pilot(`${writer}-${n}-a`), pilot(`${writer}-${n}-b`)];
      const work = inTransaction(pool, async (db) => {
        await appendToOutbox(db, 'london', events);
        if ((writer + n) % 3 === 0) throw new Error('the state change failed');
      });
      await work.catch((error: Error) => expect(error.message).toBe('the state change failed'));
    }
  };
  const watching = watch();
  await Promise.all(Array.from({ length: 10 }, (_, writer) => write(writer)));
  writing = false;
  await watching;
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.filter(({ rows, highest }) => rows !== highest)).toEqual([]);
  const rows = await stored();
  expect(rows).toHaveLength(200);
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
  const days = await database.query('SELECT first_sequence, last_sequence FROM outbox.day');
  expect(days.at(-1)).toMatchObject({ last_sequence: 200 });
});

test('an event over the size limit is refused and nothing of its call is kept', async () => {
  const huge = pilot('huge', 'x'.repeat(10_000_000));
  await expect(append(pilot('a'), huge)).rejects.toMatchObject({
    code: 'event-too-large',
    message: expect.stringContaining(`the limit is ${MAX_EVENT_BYTES}`),
  });
  expect(await stored()).toEqual([]);
});

test('an event that does not keep its contract is refused by the name of its field', async () => {
  const wrong = { ...pilot('b'), repid: 'atlantis' } as unknown as ReturnType<typeof pilot>;
  await expect(append(pilot('a'), wrong)).rejects.toMatchObject({
    code: 'invalid-event',
    message: expect.stringMatching(/^Event b was refused: repid/),
  });
  expect(await stored()).toEqual([]);
});

test('an event that was recorded in the future is refused', async () => {
  const early = { ...pilot('a'), recordedat: '2999-01-01T00:00:00.000Z' };
  await expect(append(early)).rejects.toMatchObject({ code: 'recorded-in-the-future' });
});

test('an outbox belongs to one producer', async () => {
  await append(pilot('a'));
  const other = inTransaction(pool, (db) => appendToOutbox(db, 'north-east', [pilot('b')]));
  await expect(other).rejects.toMatchObject({ code: 'other-producer' });
});

test.each([
  "INSERT INTO outbox.event (sequence, id, topic, key, body, inserted_at) VALUES (9, 'x', 't', 'k', '', now())",
  "UPDATE outbox.event SET key = 'other'",
  'DELETE FROM outbox.event',
  'UPDATE outbox.producer SET next_sequence = 1',
])('a service may not: %s', async (sql) => {
  await append(pilot('a'));
  await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});

test('events cannot be written at a sequence that was not reserved', async () => {
  await append(pilot('a'));
  const forged = pool.query(
    "SELECT outbox.append(7, ARRAY['x'], ARRAY['t'], ARRAY['k'], ARRAY[2], '{}', NULL)",
  );
  await expect(forged).rejects.toMatchObject({ code: 'OB002' });
});

test('the backlog is what was appended and not yet relayed, and a caller over the limit is turned away', async () => {
  expect(await outboxBacklog(pool)).toBe(0);
  await append(pilot('a'), pilot('b'), pilot('c'));
  expect(await outboxBacklog(pool)).toBe(3);
  await assertBacklogBelow(pool, 4);
  await expect(assertBacklogBelow(pool, 3)).rejects.toMatchObject({ code: 'backlog-too-large' });
  await database.query('UPDATE outbox.relay SET relayed_through = 2');
  await assertBacklogBelow(pool, 3);
});

test('the active trace goes with the event', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const active = trace.setSpanContext(context.active(), {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    traceFlags: 1,
  });
  const manager = {
    active: () => active,
    with: <T>(_: unknown, f: () => T) => f(),
    bind: <T>(_: unknown, t: T) => t,
  };
  context.setGlobalContextManager({ ...manager, enable: () => manager, disable: () => manager } as never);
  await append(pilot('a')).finally(() => context.disable());
  const rows = await database.query('SELECT traceparent, body FROM outbox.event');
  expect(rows[0]?.['traceparent']).toBe(traceparent);
  expect(parseEvent(rows[0]?.['body'] as Buffer)).toMatchObject({ ok: true, event: { traceparent } });
});
afterAll(() => context.disable());
