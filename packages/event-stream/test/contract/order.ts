import { type EventStream, partitionFor } from '@rep/event-stream';
import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { newGroup, numbers } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** Records of one key keep their order. */
export function orderPromises(contract: ContractStream): void {
  const { connect, newTopic, subscribe } = contract;

  test('the messages of one key keep their order, whatever is published at once', async () => {
    const topic = await newTopic(3);
    const other = await connect();
    const publishAll = async (key: string, through: EventStream): Promise<void> => {
      for (let n = 0; n < 20; n += 1) {
        await through.publish(
          [0, 1, 2].map((m) => ({
            topic,
            key,
            partition: partitionFor(key, 3),
            value: Buffer.from(String(n * 3 + m)),
          })),
        );
      }
    };
    const keys = Array.from({ length: 8 }, (_, n) => `area-${n}`);
    const { received, batches } = await subscribe({
      group: newGroup(),
      topics: [topic],
      maxBatchMessages: 7,
    });
    await Promise.all(keys.map((key, n) => publishAll(key, n % 2 === 0 ? contract.stream : other)));
    await vi.waitFor(() => expect(received).toHaveLength(8 * 60), waiting);
    for (const key of keys) {
      const mine = received.filter((message) => message.key === key);
      expect(mine.map(({ value }) => value.toString())).toEqual(numbers(60));
    }
    for (const partition of [0, 1, 2]) {
      const offsets = received.filter((m) => m.partition === partition).map(({ offset }) => offset);
      expect(offsets).toEqual(offsets.map((_, index) => index));
    }
    expect(Math.max(...batches.map(({ messages }) => messages.length))).toBeLessThanOrEqual(7);
  });
}
