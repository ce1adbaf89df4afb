import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  connectStream,
  type EventStream,
  type MessageBatch,
  partitionFor,
  type Subscription,
} from '@rep/event-stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type CollectorOptions,
  collector,
  gate,
  type Harness,
  INSTALLATION,
  newGroup,
  newTopic,
  numbers,
  record,
  records,
  waiting,
} from './harness.ts';

const SERVER_START_MS = 300_000;
const LONG_MS = 90_000;

/** The promises of the port, proved on a real server of either kind. */
export function streamContract(name: string, startServer: () => Promise<Harness>): void {
  describe(name, () => {
    let server: Harness;
    let stream: EventStream;
    const opened: EventStream[] = [];
    const subscriptions: Subscription[] = [];

    const connect = async (): Promise<EventStream> => {
      const connection = await connectStream(server.settings);
      opened.push(connection);
      return connection;
    };
    const subscribe = async (options: CollectorOptions, through: EventStream = stream) => {
      const consumer = collector(options);
      const subscription = await through.subscribe(consumer);
      subscription.finished.catch(() => undefined); // the test that expects a failure looks at `finished`
      subscriptions.push(subscription);
      return { ...consumer, subscription };
    };

    /** What could have happened meanwhile has: messages go round, one after the other, through the same server. */
    const letTheStreamWork = async (): Promise<void> => {
      const topic = await newTopic(stream, 1);
      const witness = await subscribe({ group: newGroup(), topics: [topic] });
      for (let n = 1; n <= 20; n += 1) {
        await stream.publish(records(topic, 0, 1, n));
        await vi.waitFor(() => expect(witness.received).toHaveLength(n), waiting);
      }
    };

    beforeAll(async () => {
      server = await startServer();
      stream = await connect();
    }, SERVER_START_MS);
    afterEach(async () => {
      await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
    });
    afterAll(async () => {
      await Promise.all(opened.map((connection) => connection.close()));
      await server.stop();
    });

    test('a message arrives as it was published', async () => {
      const topic = await newTopic(stream, 2);
      const value = Buffer.from([0, 255, 0xc3, 0x28, 10]);
      const headers = {
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        note: 'ö “x”',
      };
      await stream.publish([
        { topic, partition: 1, key: 'E09000007', value, headers },
        { topic, partition: 1, key: '', value: Buffer.of() },
      ]);
      const { received } = await subscribe({ group: newGroup(), topics: [topic] });
      await vi.waitFor(() => expect(received).toHaveLength(2), waiting);
      expect(received[0]).toMatchObject({
        topic,
        partition: 1,
        offset: expect.any(Number),
        key: 'E09000007',
      });
      expect(received[0]?.value).toEqual(value);
      expect(received[0]?.headers).toEqual(headers);
      expect(received[1]).toMatchObject({ key: '', headers: {} });
      expect(received[1]?.value).toHaveLength(0);
    });

    test('the messages of one key keep their order, whatever is published at once', async () => {
      const topic = await newTopic(stream, 3);
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
      await Promise.all(keys.map((key, n) => publishAll(key, n % 2 === 0 ? stream : other)));
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

    test('a batch keeps to its bytes, but one large message always comes', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(Array.from({ length: 4 }, () => record(topic, 0, 'x'.repeat(40_000))));
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
      const topic = await newTopic(stream, 1);
      const large = { ...record(topic, 0, ''), value: Buffer.alloc(1_000_001) };
      await expect(stream.publish([record(topic, 0, 'before'), large])).rejects.toMatchObject({
        code: 'record-too-large',
      });
      const largest = { ...record(topic, 0, ''), value: Buffer.alloc(1_000_000) };
      await stream.publish([largest, largest, record(topic, 0, 'after')]);
      const { received } = await subscribe({ group: newGroup(), topics: [topic] });
      await vi.waitFor(() => expect(received).toHaveLength(3), waiting);
      expect(received[2]?.value.toString()).toBe('after');
    });

    test('an unknown topic is an error for who publishes and for who subscribes', async () => {
      const unknown = { code: 'unknown-topic' };
      await expect(stream.publish([record('no.such.v1', 0, 'x')])).rejects.toMatchObject(unknown);
      await expect(subscribe({ group: newGroup(), topics: ['no.such.v1'] })).rejects.toMatchObject(unknown);
      const topic = await newTopic(stream, 1);
      await expect(stream.publish([record(topic, 1, 'x')])).rejects.toMatchObject(unknown);
    });

    test('a subscriber starts at the positions it gives', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 10));
      const store = new Map([[`${topic}/0`, 7]]);
      const { received, texts } = await subscribe({ group: newGroup(), topics: [topic], store });
      await vi.waitFor(() => expect(received).toHaveLength(3), waiting);
      expect(texts()).toEqual(['7', '8', '9']);
    });

    test('a handler may take part of a batch; the rest is handed out next', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 4));
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
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 3));
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
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 2));
      const consumer = collector({ group: newGroup(), topics: [topic] });
      let away = 2;
      const subscription = await stream.subscribe({
        ...consumer,
        loadPositions: async () => {
          away -= 1;
          return away >= 0 ? { kind: 'retry', reason: 'the store is away' } : [1];
        },
      });
      subscriptions.push(subscription);
      await vi.waitFor(() => expect(consumer.texts()).toEqual(['1']), waiting);
    });

    test('a bug in the handler fails the subscription, and nothing more is handed out', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 1));
      const bug = new Error('a bug');
      const { subscription, batches } = await subscribe({
        group: newGroup(),
        topics: [topic],
        before: () => Promise.reject(bug),
      });
      await expect(subscription.finished).rejects.toBe(bug);
      await stream.publish(records(topic, 0, 5, 1));
      expect(batches).toHaveLength(1);
      expect(batches[0]?.signal.aborted).toBe(true);
    });

    test('a handler that passes over messages it was not given fails the subscription', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 1));
      const { subscription } = await subscribe({
        group: newGroup(),
        topics: [topic],
        before: async () => ({ kind: 'done', next: 5 }),
      });
      await expect(subscription.finished).rejects.toThrow('that is a bug');
    });

    test('stopping aborts the batch in flight and waits for it', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 1));
      const hold = gate();
      const { subscription, batches, received } = await subscribe({
        group: newGroup(),
        topics: [topic],
        before: async () => {
          await hold.opened;
          return undefined;
        },
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

    test('the members of a group share its partitions, and each message goes to one of them', async () => {
      const topic = await newTopic(stream, 4);
      const shared = { group: newGroup(), topics: [topic], store: new Map<string, number>() };
      const first = await subscribe(shared);
      const second = await subscribe(shared, await connect());
      await vi.waitFor(() => {
        expect(first.subscription.assignment()).toHaveLength(2);
        expect(second.subscription.assignment()).toHaveLength(2);
      }, waiting);
      await stream.publish([0, 1, 2, 3].flatMap((partition) => records(topic, partition, 50)));
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

    test(
      'a partition with a batch in flight is handed over only when its handler has settled',
      async () => {
        const topic = await newTopic(stream, 2);
        await stream.publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
        const hold = gate();
        const shared = { group: newGroup(), topics: [topic], store: new Map<string, number>() };
        const first = await subscribe({
          ...shared,
          before: async () => {
            await hold.opened;
            return undefined;
          },
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
        const topic = await newTopic(stream, 1);
        const group = newGroup();
        await stream.publish(records(topic, 0, 10));
        const program = fileURLToPath(new URL('./consumer-process.ts', import.meta.url));
        const child = spawn(process.execPath, [program, JSON.stringify(server.settings), group, topic], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
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

    test('seek hands out again from an offset', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 10));
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
      await stream.publish(records(topic, 0, 1, 10));
      await vi.waitFor(() => expect(texts().at(-1)).toBe('10'), waiting);
    });

    test('a seek while a batch is in flight is not undone by the end of that batch', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 10));
      const hold = gate();
      const { subscription, batches, received, texts } = await subscribe({
        group: newGroup(),
        topics: [topic],
        before: async () => {
          await hold.opened;
          return undefined;
        },
      });
      await vi.waitFor(() => expect(batches).toHaveLength(1), waiting);
      await subscription.seek({ topic, partition: 0 }, 6);
      hold.open();
      await vi.waitFor(() => expect(received).toHaveLength(14), waiting);
      expect(texts()).toEqual([...numbers(10), '6', '7', '8', '9']);
    });

    test('a paused partition gets nothing until it is resumed; the others go on', async () => {
      const topic = await newTopic(stream, 2);
      const { subscription, received, texts } = await subscribe({ group: newGroup(), topics: [topic] });
      await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(2), waiting);
      subscription.pause([{ topic, partition: 0 }]);
      await stream.publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
      await vi.waitFor(() => expect(texts(1)).toEqual(numbers(5)), waiting);
      expect(texts(0)).toEqual([]);
      subscription.resume([{ topic, partition: 0 }]);
      await vi.waitFor(() => expect(received).toHaveLength(10), waiting);
      expect(texts(0)).toEqual(numbers(5));
    });

    test('lag tells how far every partition is behind', async () => {
      const topic = await newTopic(stream, 2);
      await stream.publish([...records(topic, 0, 5), ...records(topic, 1, 3)]);
      const store = new Map([[`${topic}/0`, 2]]);
      const hold = gate();
      const { subscription, received } = await subscribe({
        group: newGroup(),
        topics: [topic],
        store,
        before: async () => {
          await hold.opened;
          return undefined;
        },
      });
      expect(await subscription.lag()).toEqual([
        { topic, partition: 0, position: 2, highWatermark: 5 },
        { topic, partition: 1, position: 0, highWatermark: 3 },
      ]);
      hold.open();
      await vi.waitFor(() => expect(received).toHaveLength(6), waiting);
      expect((await subscription.lag()).map(({ position }) => position)).toEqual([5, 3]);
    });

    test.each([
      ['above what the stream holds', 6, 0],
      ['below what the stream still holds', 2, 3],
    ])('a position %s stops the subscriber; it is never reset', async (_, position, trimmed) => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 5));
      if (trimmed > 0) await server.trim({ topic, partition: 0 }, trimmed);
      const store = new Map([[`${topic}/0`, position]]);
      const { subscription, batches } = await subscribe({ group: newGroup(), topics: [topic], store });
      await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
      expect(batches).toEqual([]);
    });

    test('a position that the stream drops while it is read stops the subscriber', async () => {
      const topic = await newTopic(stream, 1);
      await stream.publish(records(topic, 0, 10));
      const hold = gate();
      const { subscription, received } = await subscribe({
        group: newGroup(),
        topics: [topic],
        maxBatchMessages: 2,
        before: async () => {
          await hold.opened;
          return undefined;
        },
      });
      await vi.waitFor(() => expect(subscription.assignment()).toHaveLength(1), waiting);
      subscription.pause([{ topic, partition: 0 }]);
      hold.open();
      await server.trim({ topic, partition: 0 }, 8);
      await subscription.seek({ topic, partition: 0 }, 9);
      await expect(subscription.seek({ topic, partition: 0 }, 4)).rejects.toMatchObject({
        code: 'offset-out-of-range',
      });
      await server.trim({ topic, partition: 0 }, 10);
      subscription.resume([{ topic, partition: 0 }]);
      await expect(subscription.finished).rejects.toMatchObject({ code: 'offset-out-of-range' });
      expect(received.every(({ offset }) => offset < 2)).toBe(true);
    });

    test('a stream belongs to the installation that claimed it first', async () => {
      const claim = { installationId: INSTALLATION, expectedStreamId: null, topics: [] };
      await stream.claim({ ...claim, expectedStreamId: stream.streamId });
      await expect(stream.claim({ ...claim, installationId: 'another' })).rejects.toMatchObject({
        code: 'stream-mismatch',
        message: expect.stringContaining('installation contract-suite'),
      });
      await expect(stream.claim({ ...claim, expectedStreamId: 'kafka:other' })).rejects.toMatchObject({
        code: 'stream-mismatch',
      });
      expect((await connect()).streamId).toBe(stream.streamId);
    });

    test('topics grow and never shrink', async () => {
      const name = await newTopic(stream, 2);
      const claim = { installationId: INSTALLATION, expectedStreamId: null };
      await stream.claim({ ...claim, topics: [{ name, partitions: 1 }] });
      await stream.publish(records(name, 1, 1));
      await stream.claim({ ...claim, topics: [{ name, partitions: 3 }] });
      await vi.waitFor(() => stream.publish(records(name, 2, 1)), waiting);
    });

    test('a server that is killed and comes back loses nothing, and nobody has to start again', async () => {
      const topic = await newTopic(stream, 2);
      const { received, texts } = await subscribe({ group: newGroup(), topics: [topic] });
      await stream.publish([...records(topic, 0, 5), ...records(topic, 1, 5)]);
      await vi.waitFor(() => expect(received).toHaveLength(10), waiting);
      await server.kill();
      await expect(stream.publish(records(topic, 0, 5, 5))).rejects.toMatchObject({
        code: 'stream-unavailable',
      });
      await expect(stream.ping()).rejects.toMatchObject({ code: 'stream-unavailable' });
      await server.restart();
      await vi.waitFor(() => stream.publish(records(topic, 0, 5, 5)), { timeout: 60_000, interval: 200 });
      await stream.ping();
      await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(15), {
        ...waiting,
        timeout: 60_000,
      });
      // At least once: what failed may have been written; the order stays.
      expect([...new Set(texts(0))]).toEqual(numbers(10));
      expect(texts(1)).toEqual(numbers(5));
    }, 180_000);
  });
}
