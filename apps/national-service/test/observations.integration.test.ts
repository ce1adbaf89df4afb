import type { RecordObservations } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeAll(async () => {
  database = await createNationalDatabase();
  service = await startService(database.appUrl);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const england: RecordObservations = {
  release: { name: 'ehc-plans', version: '2025' },
  dataset: 'timeliness_20_week',
  rows: [
    {
      area: { geographic_level: 'National', country_code: 'E92000001' },
      period: { time_period: '2024', time_identifier: 'Calendar year' },
      breakdown: { topic: 'All', breakdown: 'All' },
      measures: { pc_plans_issued_20_weeks_ex: 46.4 },
    },
  ],
};
const rows = () => database.query("SELECT key, convert_from(body, 'UTF8')::json AS event FROM outbox.event");

test('rows of England are recorded once, however often they are sent', async () => {
  const client = service.client(await authorizationOf('operator'));
  expect(await client.observations.record.mutate(england)).toEqual({
    producer: 'national',
    firstSequence: 1,
    lastSequence: 1,
    recorded: 1,
    alreadyHeld: 0,
    heldRanges: [],
  });
  expect(await client.observations.record.mutate(england)).toEqual({
    producer: 'national',
    firstSequence: null,
    lastSequence: null,
    recorded: 0,
    alreadyHeld: 1,
    heldRanges: [{ first: 1, last: 1 }],
  });
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    key: 'E92000001',
    event: {
      producer: 'national',
      sequence: 1,
      pilotarm: 'baseline',
      data: { measures: england.rows[0]?.measures },
    },
  });
});

test('a row of a region is sent to its partnership', async () => {
  const client = service.client(await authorizationOf('operator'));
  const area = { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'London' } as const;
  const london = { ...england, rows: england.rows.map((row) => ({ ...row, area })) };
  await expect(client.observations.record.mutate(london)).rejects.toMatchObject({
    message: 'Send the row of London to the partnership of its region.',
    data: { code: 'BAD_REQUEST', reason: 'row-of-another-level' },
  });
  expect(await rows()).toHaveLength(1);
});

test('a row of nobody’s that could not be read as figures is an event of the national service', async () => {
  const client = service.client(await authorizationOf('operator'));
  const { release, dataset } = england;
  const row = { line: 5, reason: 'wrong-number-of-cells', detail: '1 cell under 2 columns', text: 'Leeds' };
  const recorded = await client.observations.recordRefused.mutate({ release, dataset, rows: [row] });
  expect(recorded).toMatchObject({ producer: 'national', recorded: 1 });
  const { event } = (await rows()).at(-1) ?? {};
  expect(event).toMatchObject({ type: 'observation.refused.v1', data: { ...row, dataset } });
  expect(event).not.toHaveProperty('repid');
});
