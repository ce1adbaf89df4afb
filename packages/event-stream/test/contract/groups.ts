import { expect, test, vi } from 'vitest';
import { gate, waiting } from '../support/collector.ts';
import { newGroup, numbers, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** The members of a group share its partitions; a subscriber that stops leaves nothing undone. */
export function groupPromises(contract: ContractStream): void {
  const { connect, newTopic, publish, subscribe } = contract;

  test('the members of a group share its partitions, and each message goes to one of them', async () => {
    const topic = await newTopic(4);
    const shared = { group: newGroup(), topics: [topic], store: new Map<string, number>() };
    const first = await subscribe(shared);
    const second = await subscribe(shared, await connect());
    await vi.waitFor(() => {
      expect(first.subscription.assignment()).toHaveLength(2);
      expect(second.subscription.assignment()).toHaveLength(2);
    }, waiting);
    await publish([0, 1, 2, 3].flatMap((partition) => records(topic, partition, 50)));
    await vi.waitFor(
      () => expect(first.received.length + second.received.length).toBeGreaterThanOrEqual(200),
      waiting,
    );
    for (const partition of [0, 1, 2, 3]) {
      expect(
        [first.texts(partition), second.texts(partition)].toSorted((a, b) => a.length - b.length),
      ).toEqual([[], numbers(50)]);
    }
    await second.subscription.stop();
    await vi.waitFor(() => expect(first.subscription.assignment()).toHaveLength(4), waiting);
  });

  test('stopping aborts the batch in flight and waits for it', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 1));
    const hold = gate();
    const { subscription, batches, received } = await subscribe({
      group: newGroup(),
      topics: [topic],
      before: () => hold.opened,
    });
    await vi.waitFor(() => expect(batches).toHaveLength(1), waiting);
    let stopped = false;
    const stopping = subscription.stop().then(() => {
      stopped = true;
    });
    await vi.waitFor(() => expect(batches[0]?.signal.aborted).toBe(true), waiting);
    expect(stopped).toBe(false);
    hold.open();
    await stopping;
    await subscription.finished;
    expect(received).toEqual([]);
  });
}
