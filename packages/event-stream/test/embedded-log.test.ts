import { expect, test, vi } from 'vitest';
import { collector, waiting } from './support/collector.ts';
import { connectedAs, embeddedStream } from './support/embedded-stream.ts';
import { newGroup, records } from './support/records.ts';

const PUBLISH = `SELECT stream.publish(ARRAY[$1], ARRAY[0], ARRAY['k'], ARRAY['{}'::jsonb], ARRAY[1], 'x')`;

const given = embeddedStream();

test('no reader passes an offset that is not committed yet', async () => {
  const { database, owner, topic } = given;
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await connectedAs(database.url, async (slow) => {
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
  const { database, owner, topic } = given;
  await connectedAs(database.url, async (client) => {
    await client.query('BEGIN');
    await client.query(PUBLISH, [topic]);
    await client.query('ROLLBACK');
  });
  await owner.publish(records(topic, 0, 1));
  expect(await database.query('SELECT log_offset FROM stream.log')).toEqual([{ log_offset: '0' }]);
});

test('a subscriber hears of records without notifications too', async () => {
  const { database, owner, topic } = given;
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
  const { database, owner, topic } = given;
  await owner.publish(records(topic, 0, 5));
  await database.query('DELETE FROM stream.log WHERE log_offset = 0');
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await owner.subscribe(consumer);
  await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
  expect(consumer.batches).toEqual([]);
});
