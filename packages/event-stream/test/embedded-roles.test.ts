import { connectStream } from '@rep/event-stream';
import { expect, test, vi } from 'vitest';
import { collector, waiting } from './support/collector.ts';
import { connectedAs, embeddedStream, roleOf } from './support/embedded-stream.ts';
import { INSTALLATION, newGroup, records } from './support/records.ts';

const given = embeddedStream();

test('the stream knows who wrote a record by the database role, whatever the writer says', async () => {
  const { owner, roleIn, topic } = given;
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
  const { roleIn } = given;
  const url = await roleIn(group);
  await expect(connectedAs(url, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
});

test('who may not publish is told so', async () => {
  const { owner, roleIn, topic } = given;
  const consumer = await connectStream({ kind: 'embedded', databaseUrl: await roleIn('stream_consumer') });
  await expect(consumer.publish(records(topic, 0, 1))).rejects.toMatchObject({ code: 'not-permitted' });
  await consumer.claim({ installationId: INSTALLATION, expectedStreamId: owner.streamId, topics: [] });
  await consumer.close();
});

test('a consumer role can consume, and cannot make another role leave its group', async () => {
  const { database, roleIn, topic } = given;
  const url = await roleIn('stream_consumer');
  const stream = await connectStream({ kind: 'embedded', databaseUrl: url });
  const consumer = collector({ group: 'evidence', topics: [topic] });
  const subscription = await stream.subscribe(consumer);
  await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
  const [member] = await database.query<{ id: string }>('SELECT id FROM stream.member');
  const intruder = await database.createRole('intruder', 'stream_consumer');
  await connectedAs(intruder, (client) =>
    client.query("SELECT stream.leave_group('evidence', $1)", [member?.id]),
  );
  expect(await database.query('SELECT id FROM stream.member')).toEqual([member]);
  await stream.close();
  expect(await database.query('SELECT id FROM stream.member')).toEqual([]);
});
