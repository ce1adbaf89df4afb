import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAMDEN, observation } from './events.ts';
import { createIngestHarness } from './ingest-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
let harness: Awaited<ReturnType<typeof createIngestHarness>>;

beforeAll(async () => {
  harness = await createIngestHarness();
});
afterAll(() => harness.close());

const ledgerOf = (producer: string) =>
  harness.query(
    `SELECT accepted::int, duplicate::int, quarantined::int, redelivered::int FROM ledger WHERE producer = $1`,
    [producer],
  );
const reasonOf = async (producer: string, sequence: number): Promise<unknown> =>
  (
    await harness.query('SELECT reason FROM quarantine WHERE producer = $1 AND sequence = $2', [
      producer,
      sequence,
    ])
  )[0]?.['reason'];

test('an accepted event, its version, its measures and the position are stored together', async () => {
  const partition = await harness.partition(OBSERVATIONS, 0);
  const event = observation({ sequence: 1 });
  expect(await partition.send(event)).toEqual({ kind: 'done', next: 1 });
  const [stored] = await harness.query('SELECT body, stream_offset::int FROM event WHERE producer = $1', [
    'london',
  ]);
  expect(stored).toEqual({ body: JSON.stringify(event), stream_offset: 0 });
  expect(await harness.query('SELECT area_key, cells FROM observation_version')).toEqual([
    { area_key: 'E09000007', cells: { pc_plans_issued_20_weeks_ex: 96.6, plans_issued_den: 'x' } },
  ]);
  expect(await harness.query('SELECT name FROM measure ORDER BY ordinal')).toEqual([
    { name: 'pc_plans_issued_20_weeks_ex' },
    { name: 'plans_issued_den' },
  ]);
  expect(await harness.query('SELECT next_offset::int FROM stream_position')).toEqual([{ next_offset: 1 }]);
});

test('each (producer, sequence) counts once, whatever comes again', async () => {
  const partition = await harness.partition(OBSERVATIONS, 1);
  const first = observation({ sequence: 1, producer: 'south-west', data: swindon(1) });
  const copy = { ...first, sequence: 2 };
  const conflict = {
    ...observation({ sequence: 3, producer: 'south-west', data: swindon(2) }),
    id: first['id'],
  };
  await partition.send(first, copy, conflict, first, copy);
  await partition.send(first, copy, conflict);
  expect(await ledgerOf('south-west')).toEqual([
    { accepted: 1, duplicate: 1, quarantined: 1, redelivered: 5 },
  ]);
  expect(await reasonOf('south-west', 3)).toBe('id-conflict');
  expect(await harness.query(`SELECT ranges::text FROM received WHERE producer = 'south-west'`)).toEqual([
    { ranges: '{[1,4)}' },
  ]);
});

const swindon = (value: number) => ({
  area: {
    geographic_level: 'Local authority',
    region_code: 'E12000009',
    new_la_code: 'E06000030',
    old_la_code: '866',
    la_name: 'Swindon',
  },
  measures: { value },
});

test('one NUL character, in whatever form, is quarantined and its batch goes on', async () => {
  const partition = await harness.partition(OBSERVATIONS, 2);
  const nul = { ...CAMDEN, la_name: 'Cam\u0000den' };
  const half = { breakdown: { topic: 'half a pair: \uD800', breakdown: 'x' } };
  const raw = Buffer.from(JSON.stringify(observation({ sequence: 12 })).replace('Camden', 'Cam\0den'));
  const outcome = await partition.send(
    observation({ sequence: 10, data: { area: nul } }),
    observation({ sequence: 11, data: half }),
    raw,
    observation({ sequence: 13, data: { breakdown: { topic: 'a', breakdown: 'after' } } }),
  );
  expect(outcome).toEqual({ kind: 'done', next: 4 });
  expect(await reasonOf('london', 10)).toBe('unstorable-text');
  expect(await reasonOf('london', 11)).toBe('unstorable-text');
  const [bytes] = await harness.query(
    `SELECT bytes, reason, producer FROM quarantine WHERE partition = 2 AND stream_offset = 2`,
  );
  expect(bytes).toEqual({ bytes: raw, reason: 'malformed-json', producer: null });
  expect(await harness.query(`SELECT sequence FROM event WHERE partition = 2`)).toEqual([{ sequence: 13 }]);
});
