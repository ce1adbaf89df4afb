import type { RepEvent } from '@rep/contracts';
import { type MembershipChange, PROGRAMME } from '@rep/domain';
import type { EventStream } from '@rep/event-stream';
import { createPool, type DatabasePool, FatalMismatch, type Part } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findProfile } from '../src/profile/profile.repository.ts';
import { createRegistryConsumer } from '../src/registry/registry-consumer.ts';
import { createRepDatabase, createTestStream, logger } from './rep-system.ts';

const TOPIC = 'registry.partnership.v1';
let database: TestDatabase & { appUrl: string };
let stream: Awaited<ReturnType<typeof createTestStream>>;
let pool: DatabasePool;
let national: EventStream;
const running: Part[] = [];
const open: EventStream[] = [];

beforeEach(async () => {
  database = await createRepDatabase();
  stream = await createTestStream();
  pool = createPool({ url: database.appUrl, service: 'test', logger });
  national = await connect('national');
});
afterEach(async () => {
  for (const part of running.splice(0)) await part.stop();
  for (const connection of open.splice(0)) await connection.close();
  await pool.stop();
  await database.drop();
  await stream.database.drop();
});

async function connect(producer: Parameters<typeof stream.connect>[0], from = stream): Promise<EventStream> {
  const connection = await from.connect(producer);
  open.push(connection);
  return connection;
}
async function consume(from = stream): Promise<Part> {
  const connection = await connect('london', from);
  const part = createRegistryConsumer({
    repId: 'london',
    stream: connection,
    pool: pool.pool,
    transaction: pool.transaction,
    logger,
  });
  await part.start();
  running.push(part);
  return part;
}

let sequence = 0;
const envelope = (id: string) => ({
  specversion: '1.0' as const,
  id,
  source: '/producers/national',
  time: '2026-01-01T00:00:00.000Z',
  datacontenttype: 'application/json' as const,
  producer: 'national' as const,
  sequence: ++sequence,
  occurredat: '2024-04-01',
  precision: 'day' as const,
  recordedat: '2026-01-01T00:00:00.000Z',
  synthetic: false,
  configversion: 'registry.v1',
});
const london = PROGRAMME.find((p) => p.rep_id === 'london') ?? PROGRAMME[0];
if (!london) throw new Error('the programme is empty');
const registered = (partnership = london): RepEvent => ({
  ...envelope(`registered.${partnership.rep_id}`),
  type: 'partnership.registered.v1',
  data: partnership,
});
const hackney = { new_la_code: 'E09000012', old_la_code: '204', la_name: 'Hackney', lead: false };
const membership = (id: string, change: MembershipChange['change'], member = hackney): RepEvent => ({
  ...envelope(id),
  type: 'partnership.membership.changed.v1',
  data: { rep_id: 'london', change, member, effective_on: '2024-04-01' },
});
const publish = (by: EventStream, ...values: (RepEvent | string)[]): Promise<void> =>
  by.publish(
    values.map((value) => ({
      topic: TOPIC,
      partition: 0,
      key: 'london',
      value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    })),
  );
const profile = () => findProfile(pool.pool, 'london');
const position = async (): Promise<number> => {
  const [row] = await database.query<{ n: number }>('SELECT next_offset::int AS n FROM registry_position');
  return row?.n ?? 0;
};
const caughtUp = (offset: number): Promise<void> =>
  vi.waitFor(async () => expect(await position()).toBe(offset), { timeout: 15_000, interval: 25 });
const quarantined = () =>
  database.query(
    "SELECT log_offset::int AS at, reason, convert_from(bytes, 'UTF8') AS text FROM registry_quarantine",
  );

test('a service waits for the registry, and is ready once its registration has come', async () => {
  const consumer = await consume();
  expect(await consumer.readiness()).toEqual(['waiting for the registry']);
  await publish(national, registered());
  await caughtUp(1);
  expect(await profile()).toEqual(london);
  expect(await consumer.readiness()).toEqual([]);
});

test('the profile follows the changes of its own partnership and of no other', async () => {
  const others = PROGRAMME.filter((p) => p !== london).map((p) => registered(p));
  await publish(
    national,
    ...others,
    registered(),
    membership('m1', 'joined'),
    membership('m2', 'lead-started'),
  );
  await consume();
  await caughtUp(others.length + 3);
  expect(await profile()).toEqual({ ...london, members: [...london.members, { ...hackney, lead: true }] });
  expect(await database.query('SELECT rep_id FROM partnership')).toEqual([{ rep_id: 'london' }]);
});

test('the same event again has no effect, and a restart goes on where it stopped', async () => {
  await publish(national, registered(), membership('m1', 'joined'), membership('m1', 'joined'));
  const first = await consume();
  await caughtUp(3);
  await first.stop();
  await publish(national, membership('m2', 'left'), registered());
  await consume();
  await caughtUp(5);
  expect(await profile()).toEqual(london);
  expect(await quarantined()).toEqual([]);
});

test('a bad message goes to quarantine with its bytes, and the partition moves on', async () => {
  const unknown = { ...registered(), type: 'partnership.dissolved.v1' };
  await publish(national, '{"half": ', JSON.stringify(unknown), membership('early', 'joined'), registered());
  await publish(
    national,
    membership('again', 'joined', { ...hackney, old_la_code: '202' }),
    membership('m1', 'joined'),
  );
  await consume();
  await caughtUp(6);
  const kept = await quarantined();
  expect(kept.map((q) => [q['at'], q['reason']])).toEqual([
    [0, 'malformed-json'],
    [1, 'unknown-type'],
    [2, 'not-registered'],
    [4, 'unknown-authority'],
  ]);
  expect(kept[0]?.['text']).toBe('{"half": ');
  expect((await profile())?.members.map((m) => m.la_name)).toContain('Hackney');
});

const [first, ...rest] = london.members;
if (!first) throw new Error('London has no members');
test.each<[string, string, RepEvent]>([
  ['a NUL in the name', 'unstorable-text', registered({ ...london, name: 'Lon\0don' })],
  ['a NUL in its id', 'unstorable-text', { ...registered(), id: 'registered\0' }],
  ['half a surrogate pair', 'unstorable-text', registered({ ...london, name: 'London \ud800' })],
  ['a member twice', 'member-twice', registered({ ...london, members: [first, first, ...rest] })],
  [
    'a name that its codes do not bear',
    'unknown-authority',
    registered({ ...london, members: [{ ...first, la_name: 'Elsewhere' }, ...rest] }),
  ],
  [
    'a day that the database does not know',
    'refused-by-store',
    registered({ ...london, valid_from: '0000-01-01' }),
  ],
])('a registration with %s is quarantined as %s, and the next event is applied', async (_, reason, event) => {
  await publish(national, event, registered());
  await consume();
  await caughtUp(2);
  expect((await quarantined()).map((q) => [q['at'], q['reason']])).toEqual([[0, reason]]);
  expect(await profile()).toEqual(london);
});

test('nobody but the national service speaks for the registry, whatever an event says of itself', async () => {
  await publish(await connect('north-east'), registered());
  await consume();
  await caughtUp(1);
  expect((await quarantined()).map((q) => q['reason'])).toEqual(['not-from-the-registry']);
  expect(await profile()).toBeNull();
});

test('positions of another stream stop the start with one sentence', async () => {
  await publish(national, registered());
  const first = await consume();
  await caughtUp(1);
  await first.stop();
  const other = await createTestStream();
  await expect(consume(other)).rejects.toThrow(/belong to another stream: start on that stream/);
  for (const connection of open.splice(0)) await connection.close();
  await other.database.drop();
});

const lose = (offset: number): Promise<unknown> =>
  stream.database.query(
    'DELETE FROM stream.log l USING stream.partition p WHERE p.id = l.partition_id AND p.topic = $1 AND l.log_offset = $2',
    [TOPIC, offset],
  );

test('a message that was lost within what comes next ends the consumer, and nothing behind it is applied', async () => {
  await publish(national, registered(), membership('m1', 'joined'), membership('m2', 'lead-started'));
  await lose(1);
  const consumer = await consume();
  await expect(consumer.failed).rejects.toThrow(`Messages of ${TOPIC}/0 from 1 to before 2 were skipped.`);
  expect([await position(), await profile()]).toEqual([0, null]);
});

test('a stream that no longer holds what comes next is nothing a restart can mend', async () => {
  await publish(national, registered(), membership('m1', 'joined'));
  await lose(0);
  const consumer = await consume();
  await expect(consumer.failed).rejects.toBeInstanceOf(FatalMismatch);
  expect(await profile()).toBeNull();
});
