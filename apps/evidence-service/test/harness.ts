import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Producer, Topic } from '@rep/contracts';
import type { BatchOutcome, StreamMessage } from '@rep/event-stream';
import { applyMigrations, createLogger } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import pg from 'pg';
import { createIngestBatch } from '../src/ingest/ingest-batch.ts';
import type { IngestContext } from '../src/ingest/ingest-context.ts';
import { createKnownMeasures } from '../src/ingest/known-measures.ts';
import { loadPositions } from '../src/ingest/position.repository.ts';
import { readMessage } from '../src/ingest/read-message.ts';
import { createIngestTelemetry } from '../src/ingest/telemetry.ts';
import { lockTable, untilBlocked, untilWaiting } from './table-locks.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const STREAM_ID = 'embedded:test';

/** An evidence store with its own login role, as the launcher makes it. */
export async function createEvidenceDatabase(): Promise<{ database: TestDatabase; url: string }> {
  const database = await createTestDatabase();
  await applyMigrations({ url: database.url, directory: MIGRATIONS, schema: 'public' });
  const url = await database.createRole('evidence');
  await database.query(`GRANT evidence_app TO ${new URL(url).username}`);
  return { database, url };
}

type Value = object | Buffer | string;

export type Partition = {
  /** Puts messages at the end of the partition and hands them to the consumer as one batch. */
  send(...values: readonly Value[]): Promise<BatchOutcome>;
  /** The same, written by a database role. */
  sendAs(role: string | null, ...values: readonly Value[]): Promise<BatchOutcome>;
  /** The same under a signal of the test's own. */
  sendUntil(signal: AbortSignal, ...values: readonly Value[]): Promise<BatchOutcome>;
  next(): number;
};

const bytesOf = (value: Value): Buffer =>
  Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/** The consumer's handler on a store of its own, driven with messages directly. */
export async function createIngestHarness(change: Partial<IngestContext> = {}) {
  const { database, url } = await createEvidenceDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const context: IngestContext = {
    pool,
    streamId: STREAM_ID,
    measures: createKnownMeasures(),
    run: randomUUID(),
    logger: createLogger('evidence-test', 'silent'),
    telemetry: createIngestTelemetry(),
    read: readMessage,
    ...change,
  };
  const partition = async (
    topic: Topic,
    number = 0,
    run: Partial<IngestContext> = {},
  ): Promise<Partition> => {
    const ingest = createIngestBatch({ ...context, ...run });
    const at = { topic, partition: number };
    let [next = 0] = await loadPositions(pool, STREAM_ID, [at]);
    const hand = async (role: string | null, signal: AbortSignal, values: readonly Value[]) => {
      const messages = values.map((value, index): StreamMessage => {
        const offset = next + index;
        return { offset, key: 'k', value: bytesOf(value), headers: {}, writtenBy: role };
      });
      const outcome = await ingest({ ...at, messages, highWatermark: next + values.length, signal });
      if (outcome.kind === 'done') next = outcome.next;
      return outcome;
    };
    const never = new AbortController().signal;
    return {
      send: (...values) => hand(null, never, values),
      sendAs: (role, ...values) => hand(role, never, values),
      sendUntil: (signal, ...values) => hand(null, signal, values),
      next: () => next,
    };
  };
  return {
    database,
    url,
    pool,
    context,
    partition,
    query: database.query,
    lock: (table: string, mode: string) => lockTable(database.url, table, mode),
    blocked: (sessions: number) => untilBlocked(database.query, sessions),
    waiting: (table: string, sessions = 1) => untilWaiting(database.query, table, sessions),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

let counter = 0;
const TIME = '2025-07-01T09:00:00.000Z';

/** A valid event of Camden in 2024; what matters to a test is given. */
export function observation(change: {
  sequence: number;
  producer?: Producer;
  id?: string;
  time?: string;
  recordedat?: string;
  data?: object;
}): Record<string, unknown> {
  counter += 1;
  const { producer = 'london', data, ...envelope } = change;
  return {
    specversion: '1.0',
    id: `event-${counter}`,
    source: `/producers/${producer}`,
    type: 'observation.recorded.v1',
    time: TIME,
    datacontenttype: 'application/json',
    producer,
    ...(producer !== 'national' && { repid: producer }),
    pilotarm: 'pilot',
    occurredat: '2024-12-31',
    precision: 'day',
    recordedat: '2025-06-26T08:30:00.000Z',
    synthetic: false,
    configversion: 'published-figures.v1',
    ...envelope,
    data: {
      release: { name: 'ehc-plans', version: '2025' },
      dataset: 'timeliness_20_week',
      area: CAMDEN,
      period: { time_period: '2024', time_identifier: 'Calendar year' },
      breakdown: { topic: 'All EHC plans issued', breakdown: 'All EHC plans issued' },
      measures: { pc_plans_issued_20_weeks_ex: 96.6, plans_issued_den: 'x' },
      ...data,
    },
  };
}

export const CAMDEN = {
  geographic_level: 'Local authority',
  region_code: 'E12000007',
  new_la_code: 'E09000007',
  old_la_code: '202',
  la_name: 'Camden',
} as const;

/** A producer's word that everything up to `last` was published, as it stands in one partition. */
export const checkpoint = (
  producer: Producer,
  last: number,
  at: { topic: string; partition: number; day?: string },
): Record<string, unknown> => ({
  specversion: '1.0',
  id: `checkpoint-${producer}-${last}-${at.topic}-${at.partition}`,
  source: `/producers/${producer}`,
  type: 'producer.checkpoint.v1',
  time: TIME,
  datacontenttype: 'application/json',
  producer,
  sequence: last,
  occurredat: TIME,
  precision: 'instant',
  recordedat: TIME,
  synthetic: false,
  configversion: 'outbox.v1',
  data: {
    topic: at.topic,
    partition: at.partition,
    days: [{ day: at.day ?? TIME.slice(0, 10), first_sequence: 1, last_sequence: last }],
  },
});
