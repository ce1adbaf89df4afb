import pg from 'pg';
import type { OutgoingRecord, StreamMessage, TopicPartition, TopicSpec } from '../port.ts';
import { translated } from './database-error.ts';

export type LogSlice = {
  /** Lowest offset still held, and the offset that the next record will get. */
  readonly low: number;
  readonly high: number;
  readonly messages: readonly StreamMessage[];
};

type Watermarks = TopicPartition & { readonly low: number; readonly high: number };

export type LogRepository = {
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  /** Null when there is no such partition. */
  read(
    partition: TopicPartition,
    from: number,
    limits: { maxBatchMessages: number; maxBatchBytes: number },
  ): Promise<LogSlice | null>;
  watermarks(topics: readonly string[]): Promise<readonly Watermarks[]>;
  identity(): Promise<{ streamId: string; installationId: string | null }>;
  /** Gives the stream to the installation unless it belongs to one. */
  recordInstallation(installationId: string): Promise<void>;
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  close(): Promise<void>;
};

/** Readers and publishers of one process share these; each subscription has one session of its own besides. */
const POOL_SIZE = 4;
const CONNECT_MS = 5_000;

// One statement, one snapshot: the watermarks belong to exactly the rows beside them. The inner LIMIT keeps the scan
// short, the running sum keeps the answer within its bytes; the first row always comes.
const READ = `
  SELECT p.first_offset, p.next_offset, l.log_offset, l.key, l.value, l.headers, l.written_by
  FROM stream.partition p
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT f.*, sum(octet_length(f.value)) OVER (ORDER BY f.log_offset) - octet_length(f.value) AS bytes_before
      FROM (
        SELECT log_offset, key, value, headers, written_by FROM stream.log
        WHERE partition_id = p.id AND log_offset >= $3 ORDER BY log_offset LIMIT $4
      ) f
    ) w WHERE w.bytes_before < $5 ORDER BY w.log_offset
  ) l ON true
  WHERE p.topic = $1 AND p.partition = $2
  ORDER BY l.log_offset`;

type ReadRow = {
  first_offset: string;
  next_offset: string;
  log_offset: string | null;
  key: string;
  value: Buffer;
  headers: Record<string, string>;
  written_by: string;
};

const toMessage = (row: ReadRow): StreamMessage => ({
  offset: Number(row.log_offset),
  key: row.key,
  value: row.value,
  headers: row.headers,
  writtenBy: row.written_by,
});

const PUBLISH = 'SELECT stream.publish($1, $2, $3, $4, $5, $6)';

/** The SQL of the embedded log. Every method throws StreamErrors where it knows what went wrong. */
export function createLogRepository(databaseUrl: string): LogRepository {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'event stream',
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next query
  const query = <T extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
    name?: string,
  ): Promise<T[]> =>
    translated(async () => (await pool.query<T>({ text, values, ...(name && { name }) })).rows);
  return {
    async publish(records) {
      const columns = [
        records.map((r) => r.topic),
        records.map((r) => r.partition),
        records.map((r) => r.key),
        records.map((r) => JSON.stringify(r.headers ?? {})),
        records.map((r) => r.value.byteLength),
        Buffer.concat(records.map((r) => r.value)),
      ];
      await query(PUBLISH, columns, 'stream-publish');
    },
    async read({ topic, partition }, from, limits) {
      const values = [topic, partition, from, limits.maxBatchMessages, limits.maxBatchBytes];
      const rows = await query<ReadRow>(READ, values, 'stream-read');
      const [first] = rows;
      if (!first) return null;
      return {
        low: Number(first.first_offset),
        high: Number(first.next_offset),
        messages: first.log_offset === null ? [] : rows.map(toMessage),
      };
    },
    async watermarks(topics) {
      const rows = await query<{ topic: string; partition: number; low: string; high: string }>(
        `SELECT topic, partition, first_offset AS low, next_offset AS high FROM stream.partition
         WHERE topic = ANY ($1) ORDER BY topic, partition`,
        [topics],
      );
      return rows.map((row) => ({ ...row, low: Number(row.low), high: Number(row.high) }));
    },
    async identity() {
      const [row] = await query<{ stream_id: string; installation_id: string | null }>(
        'SELECT stream_id, installation_id FROM stream.identity',
      );
      if (!row) throw new Error('The stream has no identity: its migrations were not applied.');
      return { streamId: `embedded:${row.stream_id}`, installationId: row.installation_id };
    },
    async recordInstallation(installationId) {
      await query('SELECT stream.record_installation($1)', [installationId]);
    },
    async createTopics(topics) {
      const columns = [topics.map((t) => t.name), topics.map((t) => t.partitions)];
      await query('SELECT stream.create_topics($1, $2)', columns);
    },
    close: () => pool.end(),
  };
}
