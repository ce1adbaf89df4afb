import { type Appended, appendToOutbox, type NewEvent } from '@rep/outbox';
import { inTransaction } from '@rep/service-kit';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { createOutboxDatabase, type OutboxDatabase } from './outbox-database.ts';

type StoredEvent = { sequence: number; id: string; body: Buffer };

/** An empty outbox for every test of the file; database and pool are there within a test. */
export type GivenOutbox = {
  readonly database: OutboxDatabase;
  /** As a service connects. */
  readonly pool: pg.Pool;
  /** Appends events of London in a transaction of their own. */
  append(...events: readonly NewEvent[]): Promise<Appended>;
  stored(): Promise<StoredEvent[]>;
};

export function givenOutbox(): GivenOutbox {
  let database: OutboxDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await createOutboxDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 12 });
    pool.on('error', () => undefined); // its last connections end with the database, or a test cuts them
    pool.on('connect', (client) => client.on('error', () => undefined)); // one of them may be cut at work
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });
  return {
    get database() {
      return database;
    },
    get pool() {
      return pool;
    },
    append: (...events) => inTransaction(pool, (db) => appendToOutbox(db, 'london', events)),
    stored: () => database.query('SELECT sequence, id, body FROM outbox.event ORDER BY sequence'),
  };
}
