import { MAX_EVENT_BYTES } from '@rep/contracts';
import { appendToOutbox } from '@rep/outbox';
import { inTransaction } from '@rep/service-kit';
import { expect, test } from 'vitest';
import { givenOutbox } from './given-outbox.ts';
import { pilot } from './outbox-database.ts';

const given = givenOutbox();

test('an event over the size limit is refused and nothing of its call is kept', async () => {
  const { append, stored } = given;
  const huge = pilot('huge', 'x'.repeat(10_000_000));
  await expect(append(pilot('a'), huge)).rejects.toMatchObject({
    code: 'event-too-large',
    message: expect.stringContaining(`the limit is ${MAX_EVENT_BYTES}`),
  });
  expect(await stored()).toEqual([]);
});

test('an event that does not keep its contract is refused by the name of its field', async () => {
  const { append, stored } = given;
  const wrong = { ...pilot('b'), repid: 'atlantis' } as unknown as ReturnType<typeof pilot>;
  await expect(append(pilot('a'), wrong)).rejects.toMatchObject({
    code: 'invalid-event',
    message: expect.stringMatching(/^Event b was refused: repid/),
  });
  expect(await stored()).toEqual([]);
});

test('an event that was recorded in the future is refused', async () => {
  const { append } = given;
  const early = { ...pilot('a'), recordedat: '2999-01-01T00:00:00.000Z' };
  await expect(append(early)).rejects.toMatchObject({ code: 'recorded-in-the-future' });
});

test('an outbox belongs to one producer', async () => {
  const { pool, append } = given;
  await append(pilot('a'));
  const other = inTransaction(pool, (db) => appendToOutbox(db, 'north-east', [pilot('b')]));
  await expect(other).rejects.toMatchObject({ code: 'other-producer' });
});

test.each([
  "INSERT INTO outbox.event (sequence, id, topic, key, body, inserted_at) VALUES (9, 'x', 't', 'k', '', now())",
  "UPDATE outbox.event SET key = 'other'",
  'DELETE FROM outbox.event',
  'UPDATE outbox.producer SET next_sequence = 1',
])('a service may not: %s', async (sql) => {
  const { pool, append } = given;
  await append(pilot('a'));
  await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});

test('events cannot be written at a sequence that was not reserved', async () => {
  const { pool, append } = given;
  await append(pilot('a'));
  const forged = pool.query(
    "SELECT outbox.append(7, ARRAY['x'], ARRAY['t'], ARRAY['k'], ARRAY[2], '{}', NULL)",
  );
  await expect(forged).rejects.toMatchObject({ code: 'OB002' });
});
