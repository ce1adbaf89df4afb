import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TopicPartition } from '../port.ts';
import { asStreamError, translated } from './database-error.ts';

/** Renewed by every heartbeat. A member that hangs loses its partitions after this. */
const LEASE_MS = 10_000;
/** An answer later than this counts as a lost session: well before the lease ends, so that nobody else owns it yet. */
const ANSWER_MS = 6_000;

export type OwnedPartition = TopicPartition & {
  readonly id: number;
  /** False: it is due to another member; finish and release it. */
  readonly assigned: boolean;
};

export type MemberSession = {
  readonly streamId: string;
  heartbeat(): Promise<readonly OwnedPartition[]>;
  release(partitionId: number): Promise<void>;
  /** Leaves the group and closes the session. */
  leave(): Promise<void>;
  /** Closes the session without a word; the group notices by itself. */
  drop(): void;
};

export type SessionEvents = {
  /** Records were committed to these partitions (by id). */
  logged(partitionIds: readonly number[]): void;
  /** Members came or went, or a partition was given back. */
  groupChanged(): void;
  lost(error: unknown): void;
};

const HEARTBEAT = 'SELECT partition_id AS id, topic, partition, assigned FROM stream.heartbeat($1, $2)';

/** Heartbeats and releases share one session; a session runs one query at a time. */
function oneAtATime(client: pg.Client) {
  let last: Promise<unknown> = Promise.resolve();
  return <T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T[]> => {
    const run = (): Promise<T[]> => translated(async () => (await client.query<T>(sql, values)).rows);
    const result = last.then(run);
    last = result.catch(() => undefined); // whoever asked hears of it
    return result;
  };
}

/** Joins a consumer group with a database session of its own: membership lasts no longer than this session. */
export async function joinGroup(
  url: string,
  member: { group: string; topics: readonly string[] },
  events: SessionEvents,
): Promise<MemberSession> {
  const id = randomUUID();
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: `stream consumer ${member.group}`,
  });
  client.on('error', (error) => events.lost(asStreamError(error)));
  client.on('end', () => events.lost(asStreamError(new Error('Connection terminated'))));
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === 'stream_log') events.logged(payload.split(',').map(Number));
    // The stream puts the login's name before its group's.
    else if (payload.endsWith(`/${member.group}`)) events.groupChanged();
  });
  const streamId = await join(client, id, member);
  const query = oneAtATime(client);
  return {
    streamId: `embedded:${streamId}`,
    heartbeat: () => query<OwnedPartition>(HEARTBEAT, [member.group, id]),
    release: async (partitionId) => {
      await query('SELECT stream.release_partition($1, $2, $3)', [member.group, id, partitionId]);
    },
    leave: async () => {
      await query('SELECT stream.leave_group($1, $2)', [member.group, id]);
      await client.end();
    },
    drop: () => void client.end().catch(() => undefined),
  };
}

async function join(
  client: pg.Client,
  id: string,
  { group, topics }: { group: string; topics: readonly string[] },
): Promise<string> {
  return translated(async () => {
    try {
      await client.connect();
      await client.query('LISTEN stream_log; LISTEN stream_group');
      const { rows } = await client.query<{ stream_id: string }>(
        'SELECT stream.join_group($1, $2, $3, $4) AS stream_id',
        [group, id, topics, LEASE_MS],
      );
      return rows[0]?.stream_id ?? '';
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  });
}
