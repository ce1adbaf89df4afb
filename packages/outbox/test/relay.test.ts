import type { EventStream } from '@rep/event-stream';
import { expect, test, vi } from 'vitest';
import { givenRelay, PARTITIONS, waiting } from './given-relay.ts';

const given = givenRelay();

test('the relay brings events to the stream in order, then a checkpoint to every partition', async () => {
  const { append, inStream, log, newRelay } = given;
  const relay = newRelay();
  await append('a', 'b');
  await relay.start();
  await append('c');
  await vi.waitFor(async () => {
    const through = (await inStream('producer.checkpoint.v1')).filter(({ event }) => event.sequence === 3);
    expect(through).toHaveLength(PARTITIONS);
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

test('a record that the stream refuses for good fails the relay', async () => {
  const { append, newRelay, stream } = given;
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
