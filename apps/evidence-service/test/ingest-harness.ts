import { randomUUID } from 'node:crypto';
import type { Topic } from '@rep/contracts';
import type { BatchOutcome, StreamMessage } from '@rep/event-stream';
import { createLogger } from '@rep/service-kit';
import pg from 'pg';
import { createIngestBatch } from '../src/ingest/ingest-batch.ts';
import type { IngestContext } from '../src/ingest/ingest-context.ts';
import { createKnownMeasures } from '../src/ingest/known-measures.ts';
import { loadPositions } from '../src/ingest/position.repository.ts';
import { readMessage } from '../src/ingest/read-message.ts';
import { createIngestTelemetry } from '../src/ingest/telemetry.ts';
import { createEvidenceDatabase } from './evidence-database.ts';
import { lockTable, untilBlocked, untilWaiting } from './table-locks.ts';

const STREAM_ID = 'embedded:test';

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
