import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { newGroup, record } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** A record and a batch keep to their bytes. */
export function sizeLimitPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a batch keeps to its bytes, but one large message always comes', async () => {
    const topic = await newTopic(1);
    await publish(Array.from({ length: 4 }, () => record(topic, 0, 'x'.repeat(40_000))));
    const { batches, received } = await subscribe({
      group: newGroup(),
      topics: [topic],
      maxBatchBytes: 30_000,
    });
    await vi.waitFor(() => expect(received).toHaveLength(4), waiting);
    expect(batches.map(({ messages }) => messages.length)).toEqual([1, 1, 1, 1]);
    expect(batches.at(-1)?.highWatermark).toBe(4);
  });

  test('a record over the size limit is refused and nothing of its call is written', async () => {
    const topic = await newTopic(1);
    const large = { ...record(topic, 0, ''), value: Buffer.alloc(1_000_001) };
    await expect(publish([record(topic, 0, 'before'), large])).rejects.toMatchObject({
      code: 'record-too-large',
    });
    const largest = { ...record(topic, 0, ''), value: Buffer.alloc(1_000_000) };
    await publish([largest, largest, record(topic, 0, 'after')]);
    const { received } = await subscribe({ group: newGroup(), topics: [topic] });
    await vi.waitFor(() => expect(received).toHaveLength(3), waiting);
    expect(received[2]?.value.toString()).toBe('after');
  });
}
