import { MAX_EVENT_BYTES } from '@rep/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAMDEN, observation } from './events.ts';
import { createIngestHarness, type Partition } from './ingest-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
let harness: Awaited<ReturnType<typeof createIngestHarness>>;
let partition: Partition;
let sequence = 0;

beforeAll(async () => {
  harness = await createIngestHarness();
  partition = await harness.partition(OBSERVATIONS);
});
afterAll(() => harness.close());

/** A London event of the next sequence with this data. */
const event = (data: object, envelope: object = {}) => {
  sequence += 1;
  return { ...observation({ sequence, data }), ...envelope };
};
/** Hands a message over between two good ones, and gives what was kept of it. */
async function quarantined(value: object | Buffer | string, role: string | null = null) {
  const offset = partition.next() + 1;
  const breakdown = { topic: 'good', breakdown: String(offset) };
  const outcome = await partition.sendAs(role, event({ breakdown }), value, event({ breakdown }));
  expect(outcome).toEqual({ kind: 'done', next: offset + 2 });
  const rows = await harness.query<{ reason: string; detail: string; bytes: Buffer; named: boolean }>(
    'SELECT reason, detail, bytes, producer IS NOT NULL AS named FROM quarantine WHERE stream_offset = $1',
    [offset],
  );
  const bytes = Buffer.isBuffer(value)
    ? value
    : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  expect(rows[0]?.bytes.equals(bytes)).toBe(true);
  return rows[0];
}

const la = (change: object) => ({ area: { ...CAMDEN, ...change } });
const period = (time_period: string, time_identifier: string) => ({
  period: { time_period, time_identifier },
});

test.each([
  ['malformed JSON', () => '{"type": ', 'malformed-json'],
  ['bytes that are not UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe]), 'not-utf8'],
  ['a value that is no event', () => '[1, 2]', 'invalid-envelope'],
  ['deep nesting', () => '['.repeat(100_000) + ']'.repeat(100_000), 'invalid-envelope'],
  [
    'deep nesting where a text should be',
    () => `{"type": ${'['.repeat(90_000)}${']'.repeat(90_000)}}`,
    'invalid-envelope',
  ],
  ['a 10 MB message', () => Buffer.alloc(10 * 1024 * 1024, 'x'), 'too-large'],
  ['one byte over the limit', () => Buffer.alloc(MAX_EVENT_BYTES + 1, ' '), 'too-large'],
])('%s is quarantined with its bytes, and nobody is named for it', async (_name, value, reason) => {
  expect(await quarantined(value())).toMatchObject({ reason, named: false });
});

test.each([
  ['an unknown type', () => event({}, { type: 'cat.adopted.v1' }), 'unknown-type'],
  ['an unknown version', () => event({}, { type: 'observation.recorded.v9' }), 'unknown-version'],
  ['a value that is neither number nor symbol', () => event({ measures: { a: 'n/a' } }), 'invalid-data'],
  ['a value that is null', () => event({ measures: { a: null } }), 'invalid-data'],
  [
    'a number no machine holds',
    () => JSON.stringify(event({ measures: { a: 1234.5 } })).replace('1234.5', '1e400'),
    'invalid-data',
  ],
  ['a name beside another authority’s codes', () => event(la({ la_name: 'Barnet' })), 'triple-disagrees'],
  ['an old code of another authority', () => event(la({ old_la_code: '302' })), 'triple-disagrees'],
  ['a code that nobody has', () => event(la({ new_la_code: 'E09009999' })), 'unknown-code'],
  ['a future calendar year', () => event(period('2026', 'Calendar year')), 'future-period'],
  ['an academic year that has not begun', () => event(period('202526', 'Academic year')), 'future-period'],
  [
    'an academic year that is no pair of years',
    () => event(period('202426', 'Academic year')),
    'period-misfit',
  ],
  ['a calendar year in six digits', () => event(period('202425', 'Calendar year')), 'period-misfit'],
  [
    'a recording in the future',
    () => event({}, { recordedat: '2025-07-01T09:00:00.001Z' }),
    'recorded-in-the-future',
  ],
  [
    'an area of another partnership',
    () =>
      event({ area: { geographic_level: 'Regional', region_code: 'E12000001', region_name: 'North East' } }),
    'area-not-owned',
  ],
  ['an area printed under another region', () => event(la({ region_code: 'E12000001' })), 'area-not-owned'],
  [
    'England from a partnership',
    () => event({ area: { geographic_level: 'National', country_code: 'E92000001' } }),
    'area-not-owned',
  ],
  [
    'a region under another’s name',
    () =>
      event({ area: { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'North East' } }),
    'region-disagrees',
  ],
  ['a partnership that speaks for another', () => event({}, { repid: 'north-east' }), 'producer-mismatch'],
])('%s is quarantined under its sequence', async (_name, value, reason) => {
  expect(await quarantined(value())).toMatchObject({ reason, named: true });
});

test('an ended code is quarantined for a period after its end and accepted before it', async () => {
  const cumbria = (time_period: string) => ({
    ...observation({
      producer: 'north-west',
      sequence: Number(time_period),
      data: {
        area: {
          geographic_level: 'Local authority',
          region_code: 'E12000002',
          new_la_code: 'E10000006',
          old_la_code: '909',
          la_name: 'Cumbria',
        },
        ...period(time_period, 'Calendar year'),
      },
    }),
  });
  await partition.send(cumbria('2022'), cumbria('2024'));
  expect(await harness.query(`SELECT sequence FROM event WHERE producer = 'north-west'`)).toEqual([
    { sequence: 2022 },
  ]);
  expect(await harness.query(`SELECT reason FROM quarantine WHERE producer = 'north-west'`)).toEqual([
    { reason: 'ended-code' },
  ]);
});

test('academic 202425 is the pair of years 2024 and 2025, and no year 202425', async () => {
  const offset = partition.next();
  await partition.send(event(period('202425', 'Academic year')));
  expect(await harness.query('SELECT sequence FROM event WHERE stream_offset = $1', [offset])).toHaveLength(
    1,
  );
});

test('an event under a name that the stream knows to be another’s is nobody’s', async () => {
  const forged = observation({ producer: 'north-east', sequence: 1 });
  const offset = partition.next();
  await partition.sendAs('rep_london', forged);
  expect(
    await harness.query('SELECT reason, producer FROM quarantine WHERE stream_offset = $1', [offset]),
  ).toEqual([{ reason: 'producer-mismatch', producer: null }]);
  expect(await harness.query(`SELECT * FROM received WHERE producer = 'north-east'`)).toEqual([]);
});

test('a row cannot be recorded before a version that is held of it; the same time again is settled by sequence', async () => {
  const row = { breakdown: { topic: 'clock', breakdown: 'clock' } };
  const at = (day: string, value: number) =>
    event({ ...row, measures: { value } }, { recordedat: `2025-06-${day}T00:00:00.000Z` });
  await partition.send(at('10', 1), at('09', 2), at('10', 3));
  await partition.send(at('09', 4));
  expect(
    await harness.query(
      `SELECT cells->'value' AS value FROM observation_version WHERE topic = 'clock' ORDER BY recorded_at DESC, sequence DESC`,
    ),
  ).toEqual([{ value: 3 }, { value: 1 }]);
  expect(
    await harness.query(
      `SELECT count(*)::int AS n FROM quarantine WHERE reason = 'recorded-before-held-version'`,
    ),
  ).toEqual([{ n: 2 }]);
});

const ahead = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

test('a producer whose clock is ahead is not believed, and its rows stay open to honest versions', async () => {
  const row = { breakdown: { topic: 'ahead', breakdown: 'ahead' } };
  const at = (time: string) => event(row, { time, recordedat: time });
  const offset = partition.next();
  await partition.send(at(ahead(10)), at('2099-01-01T00:00:00.000Z'), event(row), at(ahead(2)));
  expect(
    await harness.query('SELECT stream_offset::int AS o, reason FROM quarantine WHERE stream_offset >= $1', [
      offset,
    ]),
  ).toEqual([
    { o: offset, reason: 'produced-in-the-future' },
    { o: offset + 1, reason: 'produced-in-the-future' },
  ]);
  expect(
    await harness.query('SELECT stream_offset::int AS o FROM event WHERE stream_offset >= $1 ORDER BY 1', [
      offset,
    ]),
  ).toEqual([{ o: offset + 2 }, { o: offset + 3 }]);
  expect(await harness.query(`SELECT day FROM ledger WHERE day > now() + interval '1 day'`)).toEqual([]);
});

test('a sequence used for something else is nobody’s, and what was received first stands', async () => {
  const first = event({ measures: { value: 1 }, breakdown: { topic: 'reuse', breakdown: 'reuse' } });
  const offset = partition.next();
  await partition.send(first, { ...first, id: 'another' });
  expect(
    await harness.query('SELECT reason, producer FROM quarantine WHERE stream_offset = $1', [offset + 1]),
  ).toEqual([{ reason: 'sequence-reused', producer: null }]);
});

test('all of it is counted: received is accepted and quarantined, each sequence once', async () => {
  const [ledger] = await harness.query<{ n: number }>(
    `SELECT sum(accepted + duplicate + quarantined)::int AS n FROM ledger WHERE producer = 'london'`,
  );
  const [received] = await harness.query<{ n: number }>(
    `SELECT sum(upper(r) - lower(r))::int AS n FROM received, unnest(ranges) r WHERE producer = 'london'`,
  );
  expect(ledger).toEqual(received);
  expect(ledger?.n).toBe(sequence);
});
