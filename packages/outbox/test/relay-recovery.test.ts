import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { givenRelay, waiting } from './given-relay.ts';

const given = givenRelay();

test('one relay works at a time, and the next takes over when it ends', async () => {
  const { append, newRelay, relayedIds } = given;
  const first = newRelay();
  const second = newRelay();
  await first.start();
  await append('a');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a']), waiting);
  await second.start();
  await vi.waitFor(
    async () => expect(await second.readiness()).toEqual(['another process relays this outbox']),
    waiting,
  );
  await first.stop();
  await append('b');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await second.stop();
});

test('a relay whose database and stream connections are cut goes on where it was', async () => {
  const { append, database, log, newRelay, relayedIds } = given;
  const relay = newRelay();
  await relay.start();
  await append('a');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a']), waiting);
  const cut =
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user';
  await database.query(cut);
  await log.query(cut);
  await vi.waitFor(() => append('b'), waiting);
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await relay.stop();
});

test('a relay killed between publishing and noting it loses nothing and keeps the order', async () => {
  const { append, database, inStream, log, newRelay, relayedIds } = given;
  await append('a', 'b', 'c');
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM outbox.relay FOR UPDATE');
  const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, database.appUrl, log.publisherUrl], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  // It has published, and the lock holds it just before it notes that.
  await vi.waitFor(async () => {
    const held = await database.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE outbox.relay%'",
    );
    expect(held).toHaveLength(1);
  }, waiting);
  expect(await relayedIds()).toEqual(['a', 'b', 'c']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  // The server notices the dead client only when it answers it: end that session, so that its update is never made.
  await database.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'UPDATE outbox.relay%' AND pid <> pg_backend_pid()",
  );
  await holder.query('ROLLBACK');
  await holder.end();
  const [before] = await database.query('SELECT relayed_through FROM outbox.relay');
  expect(before).toEqual({ relayed_through: 0 });

  const next = newRelay();
  await next.start();
  await append('d');
  await vi.waitFor(async () => expect((await relayedIds()).at(-1)).toBe('d'), waiting);
  await next.stop();
  const sequences = (await inStream('pilot.registered.v1')).map(({ event }) => event.sequence);
  expect(sequences).toEqual([1, 2, 3, 1, 2, 3, 4]);
});
