import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseEvent, TOPICS } from '@rep/contracts';
import { connectStream, type EventStream } from '@rep/event-stream';
import { appendToOutbox, createRelay } from '@rep/outbox';
import { createLogger, inTransaction } from '@rep/service-kit';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createOutboxDatabase,
  createStreamDatabase,
  type OutboxDatabase,
  pilot,
  type StreamDatabase,
} from './outbox-database.ts';

const logger = createLogger('relay', 'silent');
const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));
const waiting = { timeout: 20_000, interval: 20 };

let outbox: OutboxDatabase;
let log: StreamDatabase;
let pool: pg.Pool;
let stream: EventStream;
beforeEach(async () => {
  outbox = await createOutboxDatabase();
  log = await createStreamDatabase();
  pool = new pg.Pool({ connectionString: outbox.appUrl });
  pool.on('error', () => undefined); // a test cuts its connections
  pool.on('connect', (client) => client.on('error', () => undefined)); // one of them may be cut at work
  const owner = await connectStream({ kind: 'embedded', databaseUrl: log.url });
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
  stream = await connectStream({ kind: 'embedded', databaseUrl: log.publisherUrl });
});
afterEach(async () => {
  await stream.close();
  await pool.end();
  await outbox.drop();
  await log.drop();
});

const newRelay = (through: EventStream = stream) =>
  createRelay({ databaseUrl: outbox.appUrl, stream: through, producer: 'london', logger });
const append = (...ids: string[]) =>
  inTransaction(pool, (db) =>
    appendToOutbox(
      db,
      'london',
      ids.map((id) => pilot(id)),
    ),
  );
const inStream = async (type: string) => {
  const rows = await log.query<{ value: Buffer; headers: unknown; key: string; written_by: string }>(
    'SELECT value, headers, key, written_by FROM stream.log ORDER BY partition_id, log_offset',
  );
  return rows.flatMap(({ value, ...rest }) => {
    const parsed = parseEvent(value);
    if (!parsed.ok) throw new Error(parsed.detail);
    return parsed.event.type === type ? [{ event: parsed.event, ...rest }] : [];
  });
};
const relayedIds = async () => (await inStream('pilot.registered.v1')).map(({ event }) => event.id);

test('the relay brings events to the stream in order, then a checkpoint to every partition', async () => {
  const relay = newRelay();
  await append('a', 'b');
  await relay.start();
  await append('c');
  await vi.waitFor(async () => {
    const through = (await inStream('producer.checkpoint.v1')).filter(({ event }) => event.sequence === 3);
    expect(through).toHaveLength(topics.reduce((sum, { partitions }) => sum + partitions, 0));
  }, waiting);
  await relay.stop();
  expect(await relay.readiness()).toEqual([]);
  const events = await inStream('pilot.registered.v1');
  expect(events.map(({ event }) => [event.id, event.sequence])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  expect(events[0]).toMatchObject({
    key: 'a',
    written_by: new URL(log.publisherUrl).username,
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  });
  const last = (await inStream('producer.checkpoint.v1')).at(-1)?.event;
  const day = events[0]?.event.time.slice(0, 10);
  expect(last?.data).toMatchObject({ days: [{ day, first_sequence: 1, last_sequence: 3 }] });
});

test('a checkpoint tells the days that are new since the last one, and the newest in any case', async () => {
  await append('first'); // makes the counter
  await outbox.query('UPDATE outbox.producer SET next_sequence = 5001');
  await outbox.query('UPDATE outbox.relay SET relayed_through = 5000, checkpointed_through = 4900');
  await outbox.query('DELETE FROM outbox.day');
  await outbox.query(
    "INSERT INTO outbox.day SELECT date '2011-01-01' + n, n, n FROM generate_series(1, 5000) AS n",
  );
  const daysOf = async (sequence: number) => {
    const inTime = async () =>
      (await inStream('producer.checkpoint.v1')).filter(({ event }) => event.sequence === sequence);
    await vi.waitFor(async () => expect(await inTime()).toHaveLength(5), waiting);
    const [one] = await inTime();
    return one?.event.type === 'producer.checkpoint.v1' ? one.event.data.days : [];
  };
  const relay = newRelay();
  await append('a');
  await relay.start();
  const afterManyDays = await daysOf(5001);
  expect(afterManyDays).toHaveLength(101);
  expect(afterManyDays[0]).toMatchObject({ first_sequence: 4901, last_sequence: 4901 });
  expect(afterManyDays.at(-1)).toMatchObject({ first_sequence: 5001, last_sequence: 5001 });
  await append('b');
  const afterOne = await daysOf(5002);
  await relay.stop();
  expect(afterOne).toHaveLength(60);
  expect(afterOne.at(-1)).toMatchObject({ first_sequence: 5001, last_sequence: 5002 });
});

test('nothing new produced means no checkpoint', async () => {
  await append('a');
  const first = newRelay();
  await first.start();
  await vi.waitFor(async () => expect(await inStream('producer.checkpoint.v1')).toHaveLength(5), waiting);
  await first.stop();
  const second = newRelay();
  await second.start();
  await append('b');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await second.stop();
  const sequences = (await inStream('producer.checkpoint.v1')).map(({ event }) => event.sequence);
  expect(sequences.filter((sequence) => sequence === 1)).toHaveLength(5);
});

test('one relay works at a time, and the next takes over when it ends', async () => {
  const first = newRelay();
  const second = newRelay();
  await first.start();
  await append('a');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a']), waiting);
  await second.start();
  await vi.waitFor(
    async () => expect(await second.readiness()).toEqual(['another process relays this outbox']),
    waiting,
  );
  await first.stop();
  await append('b');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await second.stop();
});

test('a relay whose database and stream connections are cut goes on where it was', async () => {
  const relay = newRelay();
  await relay.start();
  await append('a');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a']), waiting);
  const cut =
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user';
  await outbox.query(cut);
  await log.query(cut);
  await vi.waitFor(() => append('b'), waiting);
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await relay.stop();
});

test('a record that the stream refuses for good fails the relay', async () => {
  const refusing: EventStream = {
    ...stream,
    publish: (records) => stream.publish(records.map((record) => ({ ...record, topic: 'no.such.v1' }))),
  };
  const relay = newRelay(refusing);
  await append('a');
  await relay.start();
  await expect(relay.failed).rejects.toMatchObject({ code: 'unknown-topic' });
  await relay.stop();
});

test('a relay killed between publishing and noting it loses nothing and keeps the order', async () => {
  await append('a', 'b', 'c');
  const holder = new pg.Client({ connectionString: outbox.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM outbox.relay FOR UPDATE');
  const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, outbox.appUrl, log.publisherUrl], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  // It has published, and the lock holds it just before it notes that.
  await vi.waitFor(async () => {
    const held = await outbox.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE outbox.relay%'",
    );
    expect(held).toHaveLength(1);
  }, waiting);
  expect(await relayedIds()).toEqual(['a', 'b', 'c']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  // The server notices the dead client only when it answers it: end that session, so that its update is never made.
  await outbox.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'UPDATE outbox.relay%' AND pid <> pg_backend_pid()",
  );
  await holder.query('ROLLBACK');
  await holder.end();
  const [before] = await outbox.query('SELECT relayed_through FROM outbox.relay');
  expect(before).toEqual({ relayed_through: 0 });

  const next = newRelay();
  await next.start();
  await append('d');
  await vi.waitFor(async () => expect((await relayedIds()).at(-1)).toBe('d'), waiting);
  await next.stop();
  const sequences = (await inStream('pilot.registered.v1')).map(({ event }) => event.sequence);
  expect(sequences).toEqual([1, 2, 3, 1, 2, 3, 4]);
});
