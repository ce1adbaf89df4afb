import { connectStream, type EventStream } from '@rep/event-stream';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collector, gate, INSTALLATION, newGroup, newTopic, numbers, records, waiting } from './harness.ts';
import { migrateStream } from './stream-database.ts';

let database: TestDatabase;
let owner: EventStream;
let topic: string;
beforeEach(async () => {
  database = await createTestDatabase();
  await migrateStream(database.url);
  owner = await connectStream({ kind: 'embedded', databaseUrl: database.url });
  topic = await newTopic(owner, 2);
});
afterEach(async () => {
  await owner.close();
  await database.drop();
});

const roleOf = (url: string): string => new URL(url).username;
async function roleIn(group: 'stream_publisher' | 'stream_consumer' | 'registry_consumer'): Promise<string> {
  const url = await database.createRole(group);
  await database.query(`GRANT ${group} TO ${roleOf(url)}`);
  return url;
}
async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
const PUBLISH = `SELECT stream.publish(ARRAY[$1], ARRAY[0], ARRAY['k'], ARRAY['{}'::jsonb], ARRAY[1], 'x')`;

test('the stream knows who wrote a record by the database role, whatever the writer says', async () => {
  const url = await roleIn('stream_publisher');
  const publisher = await connectStream({ kind: 'embedded', databaseUrl: url });
  await publisher.publish(records(topic, 0, 1));
  await publisher.close();
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await vi.waitFor(() => expect(consumer.received).toHaveLength(1), waiting);
  await subscription.stop();
  expect(consumer.received[0]?.writtenBy).toBe(roleOf(url));
});

test.each([
  ['stream_publisher', "INSERT INTO stream.log VALUES (1, 0, 'k', '', '{}', 'rep_london')"],
  ['stream_publisher', 'UPDATE stream.partition SET next_offset = 0'],
  ['stream_publisher', 'SELECT * FROM stream.log'],
  ['stream_publisher', "SELECT stream.create_topics(ARRAY['t'], ARRAY[1])"],
  ['stream_publisher', "UPDATE stream.identity SET installation_id = 'mine'"],
  ['stream_publisher', "SELECT stream.join_group('g', gen_random_uuid(), ARRAY['t'], 1000)"],
  ['stream_consumer', "INSERT INTO stream.log VALUES (1, 0, 'k', '', '{}', 'rep_london')"],
  ['stream_consumer', 'DELETE FROM stream.log'],
  ['stream_consumer', 'DELETE FROM stream.ownership'],
  ['stream_consumer', "SELECT stream.publish('{}', '{}', '{}', '{}', '{}', '')"],
  ['registry_consumer', "INSERT INTO stream.log VALUES (1, 0, 'k', '', '{}', 'rep_london')"],
  ['registry_consumer', "INSERT INTO stream.reader VALUES ('registry_consumer', '%')"],
  ['registry_consumer', "SELECT stream.join_named_group('evidence/evidence', gen_random_uuid(), '{}', 1000)"],
] as const)('%s may not: %s', async (group, sql) => {
  const url = await roleIn(group);
  await expect(as(url, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
});

test('who may not publish is told so', async () => {
  const consumer = await connectStream({ kind: 'embedded', databaseUrl: await roleIn('stream_consumer') });
  await expect(consumer.publish(records(topic, 0, 1))).rejects.toMatchObject({ code: 'not-permitted' });
  await consumer.claim({ installationId: INSTALLATION, expectedStreamId: owner.streamId, topics: [] });
  await consumer.close();
});

test('a consumer role can consume, and cannot make another role leave its group', async () => {
  const url = await roleIn('stream_consumer');
  const stream = await connectStream({ kind: 'embedded', databaseUrl: url });
  const consumer = collector({ group: 'evidence', topics: [topic] });
  const subscription = await stream.subscribe(consumer);
  await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
  const [member] = await database.query<{ id: string }>('SELECT id FROM stream.member');
  const intruder = await database.createRole('intruder');
  await database.query(`GRANT stream_consumer TO ${roleOf(intruder)}`);
  await as(intruder, (client) => client.query("SELECT stream.leave_group('evidence', $1)", [member?.id]));
  expect(await database.query('SELECT id FROM stream.member')).toEqual([member]);
  await stream.close();
  expect(await database.query('SELECT id FROM stream.member')).toEqual([]);
});

const REGISTRY = 'registry.partnership.v1';
const topicsOfAll = { installationId: INSTALLATION, expectedStreamId: null };

test('a partnership reads the registry and nothing of what the others published', async () => {
  await owner.claim({ ...topicsOfAll, topics: [{ name: REGISTRY, partitions: 1 }] });
  await owner.publish([...records(topic, 0, 3), ...records(REGISTRY, 0, 1)]);
  const url = await roleIn('registry_consumer');
  const rows = await as(
    url,
    async (client) => (await client.query('SELECT key, value FROM stream.log')).rows,
  );
  expect(rows).toEqual([{ key: 'key-0', value: Buffer.from('0') }]);

  const partnership = await connectStream({ kind: 'embedded', databaseUrl: url });
  const refused = await partnership.subscribe(collector({ group: newGroup(), topics: [REGISTRY, topic] }));
  await expect(refused.finished).rejects.toMatchObject({ code: 'not-permitted' });
  const consumer = collector({ group: newGroup(), topics: [REGISTRY] });
  const subscription = await partnership.subscribe(consumer);
  await vi.waitFor(() => expect(consumer.texts()).toEqual(['0']), waiting);
  await subscription.stop();
  await partnership.close();
});

test('a partnership that calls its group like the evidence takes no partition of it', async () => {
  await owner.claim({ ...topicsOfAll, topics: [{ name: REGISTRY, partitions: 1 }] });
  const connect = async (group: 'stream_consumer' | 'registry_consumer'): Promise<EventStream> =>
    connectStream({ kind: 'embedded', databaseUrl: await roleIn(group) });
  const [partnership, evidence] = [await connect('registry_consumer'), await connect('stream_consumer')];
  const mine = { group: 'evidence', topics: [REGISTRY] };
  const first = await partnership.subscribe(collector(mine));
  await vi.waitFor(() => expect(first.assignment()).toHaveLength(1), waiting);
  const second = await evidence.subscribe(collector(mine));
  await vi.waitFor(() => expect(second.assignment()).toHaveLength(1), waiting);
  expect(first.assignment()).toHaveLength(1);
  expect(await database.query('SELECT count(*)::int AS owned FROM stream.ownership')).toEqual([{ owned: 2 }]);
  await partnership.close();
  await evidence.close();
});

test('no reader passes an offset that is not committed yet', async () => {
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await as(database.url, async (slow) => {
    await slow.query('BEGIN');
    await slow.query(PUBLISH, [topic]);
    const fast = owner.publish(records(topic, 0, 1));
    const other = owner.publish(records(topic, 1, 1));
    // Partition 1 goes on; what comes after the open transaction in partition 0 waits for it.
    await other;
    await vi.waitFor(() => expect(consumer.texts()).toEqual(['0']), waiting);
    const held = await database.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    expect(held).toHaveLength(1);
    await slow.query('COMMIT');
    await fast;
  });
  await vi.waitFor(() => expect(consumer.texts(0)).toEqual(['x', '0']), waiting);
  await subscription.stop();
});

test('a rolled back publish leaves no gap', async () => {
  await as(database.url, async (client) => {
    await client.query('BEGIN');
    await client.query(PUBLISH, [topic]);
    await client.query('ROLLBACK');
  });
  await owner.publish(records(topic, 0, 1));
  expect(await database.query('SELECT log_offset FROM stream.log')).toEqual([{ log_offset: '0' }]);
});

test('a member whose session is cut gives its batch up, joins again and goes on', async () => {
  await owner.publish(records(topic, 0, 5));
  const hold = gate();
  const consumer = collector({
    group: newGroup(),
    topics: [topic],
    before: async () => {
      await hold.opened;
      return undefined;
    },
  });
  const subscription = await owner.subscribe(consumer);
  await vi.waitFor(() => expect(consumer.batches).toHaveLength(1), waiting);
  await database.query('SELECT pg_terminate_backend(session_pid) FROM stream.member');
  await vi.waitFor(() => expect(consumer.batches[0]?.signal.aborted).toBe(true), waiting);
  hold.open();
  await vi.waitFor(() => expect(consumer.received).toHaveLength(5), waiting);
  expect(consumer.texts()).toEqual(numbers(5));
  await subscription.stop();
});

test('a member that lets its lease run out loses its partitions to the next', async () => {
  const group = newGroup();
  await as(database.url, async (hung) => {
    const join = "SELECT stream.join_group($1, '00000000-0000-0000-0000-000000000001', ARRAY[$2], 1)";
    await hung.query(join, [group, topic]);
    await hung.query(
      "INSERT INTO stream.ownership SELECT session_user || '/' || $1, id, '00000000-0000-0000-0000-000000000001' FROM stream.partition",
      [group],
    );
    const subscription = await owner.subscribe(collector({ group, topics: [topic] }));
    await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
    await subscription.stop();
    const late = hung.query("SELECT stream.heartbeat($1, '00000000-0000-0000-0000-000000000001')", [group]);
    await expect(late).rejects.toMatchObject({ code: 'ST002' });
  });
});

test('a database that now holds another stream fails the subscription', async () => {
  const subscription = await owner.subscribe(collector({ group: newGroup(), topics: [topic] }));
  await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
  await database.query('UPDATE stream.identity SET stream_id = gen_random_uuid()');
  await database.query('SELECT pg_terminate_backend(session_pid) FROM stream.member');
  await expect(subscription.finished).rejects.toMatchObject({ code: 'stream-mismatch' });
});

test('a subscriber hears of records without notifications too', async () => {
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
  // Straight into the tables, as their owner can: nobody is notified.
  await database.query(
    `WITH counted AS (UPDATE stream.partition SET next_offset = 1 WHERE topic = $1 AND partition = 0 RETURNING id)
     INSERT INTO stream.log (partition_id, log_offset, key, value, headers, written_by)
     SELECT id, 0, 'k', 'silent', '{}', 'nobody' FROM counted`,
    [topic],
  );
  await vi.waitFor(() => expect(consumer.texts()).toEqual(['silent']), waiting);
  await subscription.stop();
});

test('a hole in the log stops the subscriber', async () => {
  await owner.publish(records(topic, 0, 5));
  await database.query('DELETE FROM stream.log WHERE log_offset = 0');
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
  expect(consumer.batches).toEqual([]);
});
