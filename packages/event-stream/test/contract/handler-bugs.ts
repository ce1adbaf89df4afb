import { expect, test } from 'vitest';

import { newGroup, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** A bug in a handler ends its subscription. */
export function handlerBugPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a bug in the handler fails the subscription, and nothing more is handed out', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 1));
    const bug = new Error('a bug');
    const { subscription, batches } = await subscribe({
      group: newGroup(),
      topics: [topic],
      before: () => Promise.reject(bug),
    });
    await expect(subscription.finished).rejects.toBe(bug);
    await publish(records(topic, 0, 5, 1));
    expect(batches).toHaveLength(1);
    expect(batches[0]?.signal.aborted).toBe(true);
  });

  test('a handler that passes over messages it was not given fails the subscription', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 1));
    const { subscription } = await subscribe({
      group: newGroup(),
      topics: [topic],
      before: async () => ({ kind: 'done', next: 5 }),
    });
    await expect(subscription.finished).rejects.toThrow('that is a bug');
  });
}
