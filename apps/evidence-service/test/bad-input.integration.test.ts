import { MAX_EVENT_BYTES } from '@rep/contracts';
import { expect, test } from 'vitest';
import { CAMDEN, observation } from './events.ts';
import { londonPartition, period } from './london-partition.ts';

const given = londonPartition();
const { event } = given;

/** Hands a message over between two good ones, and gives what was kept of it. */
async function quarantined(value: object | Buffer | string) {
  const { harness, partition } = given;
  const offset = partition.next() + 1;
  const breakdown = { topic: 'good', breakdown: String(offset) };
  const outcome = await partition.send(event({ breakdown }), value, event({ breakdown }));
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
  const { harness, partition } = given;
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
  const { harness, partition } = given;
  const offset = partition.next();
  await partition.send(event(period('202425', 'Academic year')));
  expect(await harness.query('SELECT sequence FROM event WHERE stream_offset = $1', [offset])).toHaveLength(
    1,
  );
});

test('all of it is counted: received is accepted and quarantined, each sequence once', () =>
  given.expectAllCounted());
