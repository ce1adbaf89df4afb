import { connectStream, type EventStream } from '@rep/event-stream';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { newTopic } from './records.ts';
import { migrateStream } from './stream-database.ts';

type StreamRole = 'stream_publisher' | 'stream_consumer' | 'registry_consumer';

/** A fresh embedded stream for every test of the file; its parts are there within a test. */
export type EmbeddedStream = {
  readonly database: TestDatabase;
  /** Connected as the owner of the stream's tables. */
  readonly owner: EventStream;
  /** A topic of two partitions. */
  readonly topic: string;
  /** The URL of a new role that is a member of the group. */
  roleIn(group: StreamRole): Promise<string>;
};

export const roleOf = (url: string): string => new URL(url).username;

/** Runs `work` on a plain connection of its own. */
export async function connectedAs<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

export function embeddedStream(): EmbeddedStream {
  let database: TestDatabase;
  let owner: EventStream;
  let topic: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    await migrateStream(database.url);
    owner = await connectStream({ kind: 'embedded', databaseUrl: database.url });
    topic = await newTopic(owner, 2);
  });
  afterEach(async () => {
    await owner.close();
    await database.drop();
  });
  return {
    get database() {
      return database;
    },
    get owner() {
      return owner;
    },
    get topic() {
      return topic;
    },
    roleIn: (group) => database.createRole(group, group),
  };
}
