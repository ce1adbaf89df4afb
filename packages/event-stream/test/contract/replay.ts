import { expect, test, vi } from 'vitest';
import { gate, waiting } from '../support/collector.ts';
import { newGroup, numbers, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** A subscriber reads from where it says, also again. */
export function replayPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a subscriber starts at the positions it gives', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 10));
    const store = new Map([[`${topic}/0`, 7]]);
    const { received, texts } = await subscribe({ group: newGroup(), topics: [topic], store });
    await vi.waitFor(() => expect(received).toHaveLength(3), waiting);
    expect(texts()).toEqual(['7', '8', '9']);
  });

  test('seek hands out again from an offset', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 10));
    const { subscription, received, texts } = await subscribe({ group: newGroup(), topics: [topic] });
    await vi.waitFor(() => expect(received).toHaveLength(10), waiting);
    await subscription.seek({ topic, partition: 0 }, 6);
    await vi.waitFor(() => expect(received).toHaveLength(14), waiting);
    expect(texts().slice(10)).toEqual(['6', '7', '8', '9']);
    await expect(subscription.seek({ topic, partition: 0 }, 11)).rejects.toMatchObject({
      code: 'offset-out-of-range',
    });
    await expect(subscription.seek({ topic, partition: 1 }, 0)).rejects.toMatchObject({
      code: 'not-assigned',
    });
    await subscription.seek({ topic, partition: 0 }, 10);
    await publish(records(topic, 0, 1, 10));
    await vi.waitFor(() => expect(texts().at(-1)).toBe('10'), waiting);
  });

  test('a seek while a batch is in flight is not undone by the end of that batch', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 10));
    const hold = gate();
    const { subscription, batches, received, texts } = await subscribe({
      group: newGroup(),
      topics: [topic],
      before: () => hold.opened,
    });
    await vi.waitFor(() => expect(batches).toHaveLength(1), waiting);
    await subscription.seek({ topic, partition: 0 }, 6);
    hold.open();
    await vi.waitFor(() => expect(received).toHaveLength(14), waiting);
    expect(texts()).toEqual([...numbers(10), '6', '7', '8', '9']);
  });
}
