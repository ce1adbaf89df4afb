import { expect, test } from 'vitest';
import { observation } from './events.ts';
import { londonPartition } from './london-partition.ts';

const given = londonPartition();

test('an event under a name that the stream knows to be another’s is nobody’s', async () => {
  const { harness, partition } = given;
  const forged = observation({ producer: 'north-east', sequence: 1 });
  const offset = partition.next();
  await partition.sendAs('rep_london', forged);
  expect(
    await harness.query('SELECT reason, producer FROM quarantine WHERE stream_offset = $1', [offset]),
  ).toEqual([{ reason: 'producer-mismatch', producer: null }]);
  expect(await harness.query(`SELECT * FROM received WHERE producer = 'north-east'`)).toEqual([]);
});

test('a row cannot be recorded before a version that is held of it; the same time again is settled by sequence', async () => {
  const { event, harness, partition } = given;
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
  const { event, harness, partition } = given;
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
  const { event, harness, partition } = given;
  const first = event({ measures: { value: 1 }, breakdown: { topic: 'reuse', breakdown: 'reuse' } });
  const offset = partition.next();
  await partition.send(first, { ...first, id: 'another' });
  expect(
    await harness.query('SELECT reason, producer FROM quarantine WHERE stream_offset = $1', [offset + 1]),
  ).toEqual([{ reason: 'sequence-reused', producer: null }]);
});

test('all of it is counted: received is accepted and quarantined, each sequence once', () =>
  given.expectAllCounted());
