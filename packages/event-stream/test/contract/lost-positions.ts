import { expect, test, vi } from 'vitest';
import { gate, waiting } from '../support/collector.ts';
import { newGroup, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** A position that the stream does not hold is an error, never a reset. */
export function lostPositionPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test.each([
    ['above what the stream holds', 6, 0],
    ['below what the stream still holds', 2, 3],
  ])('a position %s stops the subscriber; it is never reset', async (_, position, trimmed) => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 5));
    if (trimmed > 0) await contract.server.trim({ topic, partition: 0 }, trimmed);
    const store = new Map([[`${topic}/0`, position]]);
    const { subscription, batches } = await subscribe({ group: newGroup(), topics: [topic], store });
    await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
    expect(batches).toEqual([]);
  });

  test('a position that the stream drops while it is read stops the subscriber', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 10));
    const hold = gate();
    const { subscription, received } = await subscribe({
      group: newGroup(),
      topics: [topic],
      maxBatchMessages: 2,
      before: () => hold.opened,
    });
    await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(1), waiting);
    subscription.pause([{ topic, partition: 0 }]);
    hold.open();
    await contract.server.trim({ topic, partition: 0 }, 8);
    await subscription.seek({ topic, partition: 0 }, 9);
    await expect(subscription.seek({ topic, partition: 0 }, 4)).rejects.toMatchObject({
      code: 'offset-out-of-range',
    });
    await contract.server.trim({ topic, partition: 0 }, 10);
    subscription.resume([{ topic, partition: 0 }]);
    await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
    expect(received.every(({ offset }) => offset < 2)).toBe(true);
  });
}
