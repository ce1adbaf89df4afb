import pg from 'pg';

export type RelayState = { readonly relayedThrough: number; readonly checkpointedThrough: number };

export type StoredEvent = {
  readonly sequence: number;
  readonly topic: string;
  readonly key: string;
  readonly body: Buffer;
  readonly traceparent: string | null;
};

export type ProducedDay = {
  readonly day: string;
  readonly first_sequence: number;
  readonly last_sequence: number;
};

export type RelaySession = {
  /** False while another process relays this database. */
  tryLock(): Promise<boolean>;
  state(): Promise<RelayState>;
  /** The events after `sequence`, in order; one at least if there is any. */
  read(sequence: number, limits: { maxEvents: number; maxBytes: number }): Promise<readonly StoredEvent[]>;
  /** False when somebody else has moved the state since. */
  advance(from: RelayState, to: RelayState): Promise<boolean>;
  /**
   * What was produced up to `sequence`, and when its last event was inserted (ISO, UTC): the days that have events after
   * `checkpointed`, and the newest ones in any case.
   */
  produced(sequence: number, checkpointed: number): Promise<{ days: readonly ProducedDay[]; time: string }>;
  close(): Promise<void>;
};

/** Any number that no other advisory lock of a producer's database uses. */
const RELAY_LOCK = 7_210_001;
const TIMEOUT_MS = 10_000;

// The running sum keeps the answer within its bytes; the first row always comes.
const READ = `
  SELECT sequence, topic, key, body, traceparent FROM (
    SELECT e.*, sum(octet_length(e.body)) OVER (ORDER BY e.sequence) - octet_length(e.body) AS bytes_before
    FROM (SELECT * FROM outbox.event WHERE sequence > $1 ORDER BY sequence LIMIT $2) e
  ) w WHERE bytes_before < $3 ORDER BY sequence`;

/** Told again in every checkpoint, so that who could not read one learns of these days from the next. */
const NEWEST_DAYS = 60;
/** What the contract of a checkpoint takes. A reader knows older days by their events. */
const MOST_DAYS = 4_000;

// Days that were told already and have got no event since are left out: a reader keeps what it has been told.
const DAYS = `
  SELECT day, first_sequence, last_sequence FROM (
    SELECT to_char(day, 'YYYY-MM-DD') AS day, first_sequence, least(last_sequence, $1) AS last_sequence,
           row_number() OVER (ORDER BY first_sequence DESC) AS age
    FROM outbox.day WHERE first_sequence <= $1
  ) d WHERE age <= ${MOST_DAYS} AND (last_sequence > $2 OR age <= ${NEWEST_DAYS}) ORDER BY first_sequence`;

const TIME = `
  SELECT to_char(inserted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS time
  FROM outbox.event WHERE sequence = $1`;

/** A session of the relay's own: its lock lasts as long as the session. `wake` is called when events were committed. */
export async function openRelaySession(url: string, wake: () => void): Promise<RelaySession> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'outbox relay',
    connectionTimeoutMillis: TIMEOUT_MS,
    keepAlive: true,
  });
  client.on('error', wake); // the next query rejects
  client.on('notification', wake);
  const query = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query<T>(sql, values)).rows;
  try {
    await client.connect();
    await query('LISTEN outbox');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    async tryLock() {
      const [row] = await query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [RELAY_LOCK]);
      return row?.held === true;
    },
    async state() {
      const [row] = await query<{ relayed_through: number; checkpointed_through: number }>(
        'SELECT relayed_through, checkpointed_through FROM outbox.relay',
      );
      if (!row) throw new Error('The outbox has no relay row: its migrations were not applied.');
      return { relayedThrough: row.relayed_through, checkpointedThrough: row.checkpointed_through };
    },
    read: (sequence, { maxEvents, maxBytes }) => query<StoredEvent>(READ, [sequence, maxEvents, maxBytes]),
    async advance(from, to) {
      const rows = await query(
        `UPDATE outbox.relay SET relayed_through = $1, checkpointed_through = $2
         WHERE relayed_through = $3 AND checkpointed_through = $4 RETURNING 1`,
        [to.relayedThrough, to.checkpointedThrough, from.relayedThrough, from.checkpointedThrough],
      );
      return rows.length === 1;
    },
    async produced(sequence, checkpointed) {
      const days = await query<ProducedDay>(DAYS, [sequence, checkpointed]);
      const [row] = await query<{ time: string }>(TIME, [sequence]);
      if (!row) throw new Error(`The outbox holds no event ${sequence}, which was relayed.`);
      return { days, time: row.time };
    },
    close: () => client.end(),
  };
}
