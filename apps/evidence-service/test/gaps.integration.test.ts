import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIngestBatch } from '../src/ingest/ingest-batch.ts';
import { observation } from './events.ts';
import { createIngestHarness } from './ingest-harness.ts';

let harness: Awaited<ReturnType<typeof createIngestHarness>>;
beforeAll(async () => {
  harness = await createIngestHarness();
});
afterAll(() => harness.close());

const at = { topic: 'observations.observation.v1', partition: 0 } as const;
const hand = (...offsets: number[]) =>
  createIngestBatch(harness.context)({
    ...at,
    highWatermark: 10,
    signal: new AbortController().signal,
    messages: offsets.map((offset) => ({
      offset,
      key: 'k',
      value: Buffer.from(JSON.stringify(observation({ sequence: offset + 1 }))),
      headers: {},
      writtenBy: null,
    })),
  });

test('where messages are missing the consumer stops: within a batch, and between the position and a batch', async () => {
  await harness.partition(at.topic);
  await expect(hand(0, 1, 4)).rejects.toThrow(
    'Messages of observations.observation.v1/0 from 2 to before 4 were skipped.',
  );
  expect(await hand(0, 1)).toEqual({ kind: 'done', next: 2 });
  await expect(hand(3, 4)).rejects.toThrow('from 2 to before 3 were skipped');
  expect(await harness.query('SELECT sequence FROM event ORDER BY sequence')).toEqual([
    { sequence: 1 },
    { sequence: 2 },
  ]);
});
