import { expect, test, vi } from 'vitest';
import { gate, waiting } from '../support/collector.ts';
import { newGroup, numbers, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** A subscriber can hold partitions back, and see how far behind it is. */
export function pauseAndLagPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a paused partition gets nothing until it is resumed; the others go on', async () => {
    const topic = await newTopic(2);
    const { subscription, received, texts } = await subscribe({ group: newGroup(), topics: [topic] });
    await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
    subscription.pause([{ topic, partition: 0 }]);
    await publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
    await vi.waitFor(() => expect(texts(1)).toEqual(numbers(5)), waiting);
    expect(texts(0)).toEqual([]);
    subscription.resume([{ topic, partition: 0 }]);
    await vi.waitFor(() => expect(received).toHaveLength(10), waiting);
    expect(texts(0)).toEqual(numbers(5));
  });

  test('lag tells how far every partition is behind', async () => {
    const topic = await newTopic(2);
    await publish([...records(topic, 0, 5), ...records(topic, 1, 3)]);
    const store = new Map([[`${topic}/0`, 2]]);
    const hold = gate();
    const { subscription, received } = await subscribe({
      group: newGroup(),
      topics: [topic],
      store,
      before: () => hold.opened,
    });
    expect(await subscription.lag()).toEqual([
      { topic, partition: 0, position: 2, highWatermark: 5 },
      { topic, partition: 1, position: 0, highWatermark: 3 },
    ]);
    hold.open();
    await vi.waitFor(() => expect(received).toHaveLength(6), waiting);
    expect((await subscription.lag()).map(({ position }) => position)).toEqual([5, 3]);
  });
}
