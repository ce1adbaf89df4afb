import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { newGroup, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** What a handler did not take is handed out again. */
export function redeliveryPromises(contract: ContractStream): void {
  const { newTopic, publish, subscribe } = contract;

  test('a handler may take part of a batch; the rest is handed out next', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 4));
    const seen: string[][] = [];
    await subscribe({
      group: newGroup(),
      topics: [topic],
      before: async ({ messages }) => {
        seen.push(messages.map(({ value }) => value.toString()));
        return { kind: 'done', next: (messages[0]?.offset ?? 0) + 1 };
      },
    });
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['3']), waiting);
    expect(seen.map(([first]) => first)).toEqual(['0', '1', '2', '3']);
  });

  test('a handler whose store is away gets the same messages again', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 3));
    let attempts = 0;
    const { received, texts, batches } = await subscribe({
      group: newGroup(),
      topics: [topic],
      before: async () => {
        attempts += 1;
        return attempts <= 3 ? { kind: 'retry', reason: 'the store is away' } : undefined;
      },
    });
    await vi.waitFor(() => expect(received).toHaveLength(3), waiting);
    expect(texts()).toEqual(['0', '1', '2']);
    expect(batches.slice(0, 4).map(({ messages }) => messages[0]?.offset)).toEqual([0, 0, 0, 0]);
  });

  test('positions that cannot be read now are asked for again', async () => {
    const topic = await newTopic(1);
    await publish(records(topic, 0, 2));
    let away = 2;
    const { texts } = await subscribe({
      group: newGroup(),
      topics: [topic],
      loadPositions: async () => {
        away -= 1;
        return away >= 0 ? { kind: 'retry', reason: 'the store is away' } : [1];
      },
    });
    await vi.waitFor(() => expect(texts()).toEqual(['1']), waiting);
  });
}
