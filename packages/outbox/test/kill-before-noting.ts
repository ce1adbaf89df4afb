import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, vi } from 'vitest';
import { waiting } from './given-relay.ts';
import type { OutboxDatabase } from './outbox-database.ts';

const NOTING = "datname = current_database() AND query LIKE 'UPDATE outbox.relay%'";

/**
 * Runs a relay in a process of its own and kills it (kill -9) when it has published and not yet noted that: a lock
 * holds it there. `stream` is an embedded stream's address or the brokers of a Kafka. `onHeld` runs before the kill.
 */
export async function killBeforeNoting(
  database: OutboxDatabase,
  stream: string,
  onHeld: () => Promise<void>,
): Promise<void> {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM outbox.relay FOR UPDATE');
  const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, database.appUrl, stream], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  await vi.waitFor(async () => {
    const held = await database.query(
      `SELECT FROM pg_stat_activity WHERE ${NOTING} AND wait_event_type = 'Lock'`,
    );
    expect(held).toHaveLength(1);
  }, waiting);
  await onHeld();
  child.kill('SIGKILL');
  await once(child, 'exit');
  // The server notices the dead client only when it answers it: end that session, so that its update is never made.
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${NOTING} AND pid <> pg_backend_pid()`,
  );
  await holder.query('ROLLBACK');
  await holder.end();
  const [noted] = await database.query('SELECT relayed_through FROM outbox.relay');
  expect(noted).toEqual({ relayed_through: 0 });
}
