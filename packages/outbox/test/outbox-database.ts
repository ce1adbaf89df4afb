import { fileURLToPath } from 'node:url';
import type { NewEvent } from '@rep/outbox';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';

const migrations = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export type OutboxDatabase = TestDatabase & {
  /** As a service signs in: member of outbox_app and of nothing else. */
  readonly appUrl: string;
};

/** A producer's database with an empty outbox. */
export async function createOutboxDatabase(): Promise<OutboxDatabase> {
  const database = await createTestDatabase();
  await applyMigrations({ url: database.url, directory: migrations('../migrations'), schema: 'outbox' });
  const appUrl = await database.createRole('app', 'outbox_app');
  return { ...database, appUrl };
}

export type StreamDatabase = TestDatabase & { readonly publisherUrl: string };

/** An embedded stream without topics. */
export async function createStreamDatabase(): Promise<StreamDatabase> {
  const database = await createTestDatabase();
  const directory = migrations('../../event-stream/migrations');
  await applyMigrations({ url: database.url, directory, schema: 'stream' });
  const publisherUrl = await database.createRole('producer', 'stream_publisher');
  return { ...database, publisherUrl };
}

/** A pilot with a title, keyed by its id. */
export const pilot = (id: string, title = 'A pilot'): NewEvent => ({
  id,
  key: id,
  type: 'pilot.registered.v1',
  repid: 'london',
  pilotid: id,
  synthetic: false,
  configversion: 'test.v1',
  data: { title, strand: 'mediation' },
});
