import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MessageBatch } from '@rep/event-stream';
import { expect, test, vi } from 'vitest';
import { gate, waiting } from '../support/collector.ts';
import { newGroup, numbers, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

const LONG_MS = 90_000;

/** A partition changes hands without two members working on it at once. */
export function rebalancePromises(contract: ContractStream): void {
  const { connect, newTopic, publish, subscribe } = contract;

  /** What could have happened meanwhile has: messages go round, one after the other, through the same server. */
  const letTheStreamWork = async (): Promise<void> => {
    const topic = await newTopic(1);
    const witness = await subscribe({ group: newGroup(), topics: [topic] });
    for (let n = 1; n <= 20; n += 1) {
      await publish(records(topic, 0, 1, n));
      await vi.waitFor(() => expect(witness.received).toHaveLength(n), waiting);
    }
  };

  test(
    'a partition with a batch in flight is handed over only when its handler has settled',
    async () => {
      const topic = await newTopic(2);
      await publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
      const hold = gate();
      const shared = { group: newGroup(), topics: [topic], store: new Map<string, number>() };
      const first = await subscribe({
        ...shared,
        before: () => hold.opened,
      });
      await vi.waitFor(() => expect(first.batches).toHaveLength(2), waiting);
      const second = await subscribe(shared, await connect());
      const aborted = (): MessageBatch[] => first.batches.filter(({ signal }) => signal.aborted);
      await vi.waitFor(() => expect(aborted().length).toBeGreaterThan(0), waiting);
      await letTheStreamWork();
      expect(second.batches.filter(({ partition }) => partition === aborted()[0]?.partition)).toEqual([]);
      hold.open();
      await vi.waitFor(
        () => expect(first.received.length + second.received.length).toBeGreaterThanOrEqual(10),
        waiting,
      );
      await vi.waitFor(() => {
        expect(first.subscription.assignment()).toHaveLength(1);
        expect(second.subscription.assignment()).toHaveLength(1);
      }, waiting);
      for (const partition of [0, 1]) {
        expect([...first.texts(partition), ...second.texts(partition)]).toEqual(numbers(5));
      }
    },
    LONG_MS,
  );

  test(
    'what a killed member had in flight is handed to another',
    async () => {
      const topic = await newTopic(1);
      const group = newGroup();
      await publish(records(topic, 0, 10));
      const program = fileURLToPath(new URL('./member-process.ts', import.meta.url));
      const child = spawn(
        process.execPath,
        [program, JSON.stringify(contract.server.settings), group, topic],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      const [held] = (await once(child.stdout, 'data')) as [Buffer];
      expect(held.toString().trim()).toBe(numbers(10).join());
      const { received, texts } = await subscribe({ group, topics: [topic] });
      expect(received).toEqual([]);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await vi.waitFor(() => expect(received).toHaveLength(10), { ...waiting, timeout: 60_000 });
      expect(texts()).toEqual(numbers(10));
    },
    LONG_MS,
  );
}
