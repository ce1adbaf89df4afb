import {
  lawChangeInForce,
  PROGRAMME_LINE,
  PROGRAMME_LINES,
  RECEIVED_LAW_CHANGE,
  STANDARD_SET,
  STATEMENT,
  STATEMENTS,
  STRAND_HALT,
  STRAND_TEMPLATES,
  TEMPLATE_KIND,
  TEST_SET,
} from '@rep/domain';
import type { EventStream } from '@rep/event-stream';
import { createRecords, type Records } from '@rep/records';
import { createPool, type DatabasePool, type Part } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRegistryConsumer } from '../src/registry/registry-consumer.ts';
import { type NationalProcess, startNational } from './national-process.ts';
import { createRepDatabase, createTestStream, logger } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let stream: Awaited<ReturnType<typeof createTestStream>>;
let national: NationalProcess;
let connection: EventStream;
let pool: DatabasePool;
let consumer: Part;
let records: Records;

beforeAll(async () => {
  [database, stream] = await Promise.all([createRepDatabase(), createTestStream()]);
  national = await startNational(await stream.urlOf('national'));
  connection = await stream.connect('london');
  pool = createPool({ url: database.appUrl, service: 'test', logger });
  const { pool: own, transaction } = pool;
  consumer = createRegistryConsumer({ repId: 'london', stream: connection, pool: own, transaction, logger });
  await consumer.start();
  records = createRecords({ pool: own, producer: 'london', now: () => new Date() });
});
afterAll(async () => {
  await consumer.stop();
  await connection.close();
  await pool.stop();
  await national.stop();
  await database.drop();
  await stream.database.drop();
});

const arrived = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 15_000, interval: 50 });

test('what the national service published at its first start is in a partnership’s own database', async () => {
  await arrived(async () => expect(await records.list(PROGRAMME_LINE)).toHaveLength(PROGRAMME_LINES.length));
  const held = await Promise.all(
    STRAND_TEMPLATES.map(async ({ strand }) => (await records.get(TEMPLATE_KIND, strand)).content),
  );
  expect(held).toEqual(STRAND_TEMPLATES);
  expect((await records.get(STANDARD_SET, TEST_SET.id)).content).toEqual(TEST_SET);
  expect(await records.list(STATEMENT)).toHaveLength(STATEMENTS.length);
});

test('a halt arrives with its reason, and so does its end', async () => {
  const strand = 'mediation';
  await national.call('halts.halt', 'one', { strand, reason: 'Families were misled.' });
  await arrived(async () =>
    expect((await records.get(STRAND_HALT, strand)).content.halted?.reason).toBe('Families were misled.'),
  );
  await national.call('halts.lift', 'one', { strand, reason: 'The letters were withdrawn.' });
  await arrived(async () => expect((await records.get(STRAND_HALT, strand)).content.halted).toBeNull());
});

test('a change of the law arrives without those who recorded and confirmed it, and is in force', async () => {
  const law = {
    ...{ id: 'mediation-2027', what: 'mediation', enactment: 'An Act', citation: '2027 c. 1' },
    ...{ commencesOn: '2027-09-01', expiresOn: null, areas: ['E09000003'] },
  };
  await national.call('lawChanges.record', 'ada-of-policy', law);
  await national.call('lawChanges.confirm', 'bea-of-policy', { id: law.id });
  await arrived(async () =>
    expect((await records.get(RECEIVED_LAW_CHANGE, law.id)).content).toMatchObject({
      confirmedBy: 'second-person',
    }),
  );
  const { content } = await records.get(RECEIVED_LAW_CHANGE, law.id);
  expect(lawChangeInForce(content, 'E09000003', '2027-09-01')).toBe(true);
  const kept = await database.query(
    "SELECT content, account FROM records.record_version WHERE kind = 'law-change'",
  );
  expect(JSON.stringify(kept)).not.toMatch(/ada-of-policy|bea-of-policy/);
});
