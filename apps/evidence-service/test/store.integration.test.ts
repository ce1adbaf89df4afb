import { FatalMismatch } from '@rep/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPositions } from '../src/ingest/position.repository.ts';
import { observation } from './events.ts';
import { createIngestHarness } from './ingest-harness.ts';

let harness: Awaited<ReturnType<typeof createIngestHarness>>;
beforeAll(async () => {
  harness = await createIngestHarness();
  await (await harness.partition('observations.observation.v1')).send(
    observation({ sequence: 1 }),
    'nonsense',
  );
});
afterAll(() => harness.close());

test.each([
  'event',
  'observation_version',
  'quarantine',
  'duplicate',
  'membership',
  'partnership',
  'pilot',
  'pilot_state',
  'measure',
])('the service itself can neither change nor delete what is in %s', async (table) => {
  const refused = expect.objectContaining({ code: '42501' });
  await expect(harness.pool.query(`DELETE FROM ${table}`)).rejects.toEqual(refused);
  await expect(harness.pool.query(`UPDATE ${table} SET ctid = ctid`)).rejects.toBeInstanceOf(Error);
  await expect(harness.pool.query(`TRUNCATE ${table}`)).rejects.toEqual(refused);
});

test('positions of another stream are a mismatch that no restart mends', async () => {
  const at = [{ topic: 'observations.observation.v1', partition: 0 }];
  expect(await loadPositions(harness.pool, 'embedded:test', at)).toEqual([2]);
  await expect(loadPositions(harness.pool, 'embedded:other', at)).rejects.toBeInstanceOf(FatalMismatch);
  await expect(loadPositions(harness.pool, 'embedded:other', at)).rejects.toThrow(
    /start with the stream it belongs to, or with an empty data directory/,
  );
});
