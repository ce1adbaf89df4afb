import { expect, test } from 'vitest';
import { CAMDEN } from './events.ts';
import { publishedRows, recorded, values, year } from './published-rows.ts';

const given = publishedRows();

test('an answer as of a time is what was known then, and says whether it is settled', async () => {
  const { rows } = given;
  const filter = { areas: [CAMDEN.new_la_code], from: 2024, to: 2024, defaultBreakdown: true };
  const before = await rows(filter, { measures: ['b'], asOf: '2025-06-09T00:00:00Z' });
  expect([values(before), before.edges[0]?.node.settled]).toEqual([[['2024', 94.8]], true]);
  expect(before.asOf).toEqual({
    complete: true,
    inFlight: 0,
    missing: 0,
    quarantined: 0,
    mayChange: false,
    mayGrow: true,
  });
  const after = await rows(filter, { measures: ['b'], asOf: '2025-06-10T08:30:00Z' });
  expect([values(after), after.edges[0]?.node.settled]).toEqual([[['2024', 'x']], false]);
  expect(after.asOf['mayChange']).toBe(true);
  expect((await rows(filter, { asOf: '2025-05-31T00:00:00Z' })).edges).toEqual([]);
});

test('a row that comes again with the same content adds no version', async () => {
  const { harness } = given;
  const [count] = await harness.query(
    `SELECT count(*)::int AS n FROM observation_version WHERE area_code = 'E09000007' AND time_period = '2024' AND topic = breakdown`,
  );
  expect(count).toEqual({ n: 2 });
});

test('a row that nobody held may still be added to an answer that cannot change; what it held stays', async () => {
  const { harness, next, partition, rows } = given;
  const filter = { areas: [CAMDEN.new_la_code], from: 2022, to: 2022 };
  const asOf = '2025-06-09T00:00:00Z';
  const late = (day: number, data: object) =>
    next({ recordedat: recorded(day) }, { period: year('2022'), ...data });
  await partition.send(late(20, { measures: { b: 7 } }));
  const before = await rows(filter, { asOf });
  expect([values(before), before.asOf['mayChange'], before.asOf['mayGrow']]).toEqual([
    [['2022', 0, 'z']],
    false,
    true,
  ]);
  const another = { breakdown: { topic: 'Sex', breakdown: 'Female' }, measures: { b: 3 } };
  await partition.send(late(2, another), late(3, { measures: { b: 8 } }));
  expect(values(await rows(filter, { asOf }))).toEqual([
    ['2022', 0, 'z'],
    ['2022', 3],
  ]);
  const quarantined = await harness.query('SELECT reason FROM quarantine');
  expect(quarantined).toEqual([{ reason: 'recorded-before-held-version' }]);
});
