import { parseEvent, TOPICS } from '@rep/contracts';
import { connectStream, type EventStream } from '@rep/event-stream';
import { createRelay } from '@rep/outbox';
import { createLogger, type Part } from '@rep/service-kit';
import { afterEach, beforeEach } from 'vitest';
import { type GivenOutbox, givenOutbox } from './given-outbox.ts';
import { createStreamDatabase, pilot, type StreamDatabase } from './outbox-database.ts';

export const logger = createLogger('relay', 'silent');
export const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));

/** Of all topics: a round of checkpoints is one record in each. */
export const PARTITIONS = topics.reduce((sum, { partitions }) => sum + partitions, 0);
export const waiting = { timeout: 20_000, interval: 20 };

export const eventOf = (value: Buffer) => {
  const parsed = parseEvent(value);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.event;
};

type StoredRecord = { value: Buffer; headers: unknown; key: string; written_by: string };
type RelayedRecord = Omit<StoredRecord, 'value'> & { readonly event: ReturnType<typeof eventOf> };

/** An outbox and an embedded stream for every test of the file; they are there within a test. */
export type GivenRelay = Pick<GivenOutbox, 'database'> & {
  readonly log: StreamDatabase;
  readonly stream: EventStream;
  newRelay(through?: EventStream): Part;
  append(...ids: readonly string[]): Promise<unknown>;
  inStream(type: string): Promise<readonly RelayedRecord[]>;
  relayedIds(): Promise<readonly string[]>;
};

async function claimTopics(url: string): Promise<void> {
  const owner = await connectStream({ kind: 'embedded', databaseUrl: url });
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
}

export function givenRelay(): GivenRelay {
  const outbox = givenOutbox();
  let log: StreamDatabase;
  let stream: EventStream;
  beforeEach(async () => {
    log = await createStreamDatabase();
    await claimTopics(log.url);
    stream = await connectStream({ kind: 'embedded', databaseUrl: log.publisherUrl });
  });
  afterEach(async () => {
    await stream.close();
    await log.drop();
  });
  const inStream = async (type: string): Promise<RelayedRecord[]> => {
    const rows = await log.query<StoredRecord>(
      'SELECT value, headers, key, written_by FROM stream.log ORDER BY partition_id, log_offset',
    );
    return rows
      .map(({ value, ...rest }) => ({ event: eventOf(value), ...rest }))
      .filter(({ event }) => event.type === type);
  };
  return {
    get database() {
      return outbox.database;
    },
    get log() {
      return log;
    },
    get stream() {
      return stream;
    },
    newRelay: (through = stream) =>
      createRelay({ databaseUrl: outbox.database.appUrl, stream: through, producer: 'london', logger }),
    append: (...ids) => outbox.append(...ids.map((id) => pilot(id))),
    inStream,
    relayedIds: async () => (await inStream('pilot.registered.v1')).map(({ event }) => event.id),
  };
}
