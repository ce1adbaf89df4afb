import { context, trace } from '@opentelemetry/api';
import { parseEvent } from '@rep/contracts';
import { appendToOutbox, assertBacklogBelow, outboxBacklog } from '@rep/outbox';
import { inTransaction } from '@rep/service-kit';
import { afterAll, expect, test } from 'vitest';
import { givenOutbox } from './given-outbox.ts';
import { pilot } from './outbox-database.ts';

const given = givenOutbox();

test('an event is kept whole, at the next sequence, with the time of the outbox', async () => {
  const { append, stored } = given;
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
  const { append, stored } = given;
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
  const { append } = given;
  await append(...['a', 'b', 'c', 'd', 'e'].map((id) => pilot(id)));
  const { recorded, heldRanges } = await append(...['e', 'b', 'new', 'a', 'c'].map((id) => pilot(id)));
  expect(recorded).toBe(1);
  expect(heldRanges).toEqual([
    { first: 1, last: 3 },
    { first: 5, last: 5 },
  ]);
});

test('sequences are contiguous and appear in order, whatever runs at once and whatever is rolled back', async () => {
  const { database, pool, stored } = given;
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

test('the backlog is what was appended and not yet relayed, and a caller over the limit is turned away', async () => {
  const { database, pool, append } = given;
  expect(await outboxBacklog(pool)).toBe(0);
  await append(pilot('a'), pilot('b'), pilot('c'));
  expect(await outboxBacklog(pool)).toBe(3);
  await assertBacklogBelow(pool, 4);
  await expect(assertBacklogBelow(pool, 3)).rejects.toMatchObject({ code: 'backlog-too-large' });
  await database.query('UPDATE outbox.relay SET relayed_through = 2');
  await assertBacklogBelow(pool, 3);
});

test('the active trace goes with the event', async () => {
  const { database, append } = given;
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
