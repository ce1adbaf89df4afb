import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { newGroup, numbers, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** The store of the stream is gone and comes back. Comes last: it kills the server. */
export function outagePromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a server that is killed and comes back loses nothing, and nobody has to start again', async () => {
    const topic = await newTopic(2);
    const { received, texts } = await subscribe({ group: newGroup(), topics: [topic] });
    await publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
    await vi.waitFor(() => expect(received).toHaveLength(10), waiting);
    await contract.server.kill();
    await expect(publish(records(topic, 0, 5, 5))).rejects.toMatchObject({
      code: 'stream-unavailable',
    });
    await expect(contract.stream.ping()).rejects.toMatchObject({ code: 'stream-unavailable' });
    await contract.server.restart();
    await vi.waitFor(() => publish(records(topic, 0, 5, 5)), { timeout: 60_000, interval: 200 });
    await contract.stream.ping();
    await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(15), {
      ...waiting,
      timeout: 60_000,
    });
    // At least once: what failed may have been written; the order stays.
    expect([...new Set(texts(0))]).toEqual(numbers(10));
    expect(texts(1)).toEqual(numbers(5));
  }, 180_000);
}
