import { connectStream, type EventStream } from '@rep/event-stream';
import { expect, test, vi } from 'vitest';
import { collector, waiting } from './support/collector.ts';
import { connectedAs, embeddedStream } from './support/embedded-stream.ts';
import { INSTALLATION, newGroup, records } from './support/records.ts';

const REGISTRY = 'registry.partnership.v1';
const topicsOfAll = { installationId: INSTALLATION, expectedStreamId: null };

const given = embeddedStream();

test('a partnership reads the registry and nothing of what the others published', async () => {
  const { owner, roleIn, topic } = given;
  await owner.claim({ ...topicsOfAll, topics: [{ name: REGISTRY, partitions: 1 }] });
  await owner.publish([...records(topic, 0, 3), ...records(REGISTRY, 0, 1)]);
  const url = await roleIn('registry_consumer');
  const rows = await connectedAs(
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
  const { database, owner, roleIn } = given;
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
