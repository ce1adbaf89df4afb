import { expect, test, vi } from 'vitest';
import { collector, gate, waiting } from './support/collector.ts';
import { connectedAs, embeddedStream } from './support/embedded-stream.ts';
import { newGroup, numbers, records } from './support/records.ts';

const given = embeddedStream();

test('a member whose session is cut gives its batch up, joins again and goes on', async () => {
  const { database, owner, topic } = given;
  await owner.publish(records(topic, 0, 5));
  const hold = gate();
  const consumer = collector({
    group: newGroup(),
    topics: [topic],
    before: () => hold.opened,
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
  const { database, owner, topic } = given;
  const group = newGroup();
  await connectedAs(database.url, async (hung) => {
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
  const { database, owner, topic } = given;
  const subscription = await owner.subscribe(collector({ group: newGroup(), topics: [topic] }));
  await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
  await database.query('UPDATE stream.identity SET stream_id = gen_random_uuid()');
  await database.query('SELECT pg_terminate_backend(session_pid) FROM stream.member');
  await expect(subscription.finished).rejects.toMatchObject({ code: 'stream-mismatch' });
});
