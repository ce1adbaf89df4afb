import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { newGroup, record } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** What is published arrives, whole, and only where it was meant to. */
export function recordPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a message arrives as it was published', async () => {
    const topic = await newTopic(2);
    const value = Buffer.from([0, 255, 0xc3, 0x28, 10]);
    const headers = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      note: 'ö “x”',
    };
    await publish([
      { topic, partition: 1, key: 'E09000007', value, headers },
      { topic, partition: 1, key: '', value: Buffer.of() },
    ]);
    const { received } = await subscribe({ group: newGroup(), topics: [topic] });
    await vi.waitFor(() => expect(received).toHaveLength(2), waiting);
    expect(received[0]).toMatchObject({
      topic,
      partition: 1,
      offset: expect.any(Number),
      key: 'E09000007',
    });
    expect(received[0]?.value).toEqual(value);
    expect(received[0]?.headers).toEqual(headers);
    expect(received[1]).toMatchObject({ key: '', headers: {} });
    expect(received[1]?.value).toHaveLength(0);
  });

  test('an unknown topic is an error for who publishes and for who subscribes', async () => {
    const unknown = { code: 'unknown-topic' };
    await expect(publish([record('no.such.v1', 0, 'x')])).rejects.toMatchObject(unknown);
    await expect(subscribe({ group: newGroup(), topics: ['no.such.v1'] })).rejects.toMatchObject(unknown);
    const topic = await newTopic(1);
    await expect(publish([record(topic, 1, 'x')])).rejects.toMatchObject(unknown);
  });
}
