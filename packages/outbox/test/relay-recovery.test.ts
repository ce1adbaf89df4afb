import { expect, test, vi } from 'vitest';
import { givenRelay, waiting } from './given-relay.ts';
import { killBeforeNoting } from './kill-before-noting.ts';

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
  await killBeforeNoting(database, log.publisherUrl, async () => {
    expect(await relayedIds()).toEqual(['a', 'b', 'c']);
  });

  const next = newRelay();
  await next.start();
  await append('d');
  await vi.waitFor(async () => expect((await relayedIds()).at(-1)).toBe('d'), waiting);
  await next.stop();
  const sequences = (await inStream('pilot.registered.v1')).map(({ event }) => event.sequence);
  expect(sequences).toEqual([1, 2, 3, 1, 2, 3, 4]);
});
