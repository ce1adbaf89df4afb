import { expect, test, vi } from 'vitest';
import { givenRelay, PARTITIONS, waiting } from './given-relay.ts';

const given = givenRelay();

test('a checkpoint tells the days that are new since the last one, and the newest in any case', async () => {
  const { append, database, inStream, newRelay } = given;
  await append('first'); // makes the counter
  await database.query('UPDATE outbox.producer SET next_sequence = 5001');
  await database.query('UPDATE outbox.relay SET relayed_through = 5000, checkpointed_through = 4900');
  await database.query('DELETE FROM outbox.day');
  await database.query(
    "INSERT INTO outbox.day SELECT date '2011-01-01' + n, n, n FROM generate_series(1, 5000) AS n",
  );
  const daysOf = async (sequence: number) => {
    const inTime = async () =>
      (await inStream('producer.checkpoint.v1')).filter(({ event }) => event.sequence === sequence);
    await vi.waitFor(async () => expect(await inTime()).toHaveLength(PARTITIONS), waiting);
    const [one] = await inTime();
    return one?.event.type === 'producer.checkpoint.v1' ? one.event.data.days : [];
  };
  const relay = newRelay();
  await append('a');
  await relay.start();
  const afterManyDays = await daysOf(5001);
  expect(afterManyDays).toHaveLength(101);
  expect(afterManyDays[0]).toMatchObject({ first_sequence: 4901, last_sequence: 4901 });
  expect(afterManyDays.at(-1)).toMatchObject({ first_sequence: 5001, last_sequence: 5001 });
  await append('b');
  const afterOne = await daysOf(5002);
  await relay.stop();
  expect(afterOne).toHaveLength(60);
  expect(afterOne.at(-1)).toMatchObject({ first_sequence: 5001, last_sequence: 5002 });
});

test('nothing new produced means no checkpoint', async () => {
  const { append, inStream, newRelay, relayedIds } = given;
  await append('a');
  const first = newRelay();
  await first.start();
  await vi.waitFor(
    async () => expect(await inStream('producer.checkpoint.v1')).toHaveLength(PARTITIONS),
    waiting,
  );
  await first.stop();
  const second = newRelay();
  await second.start();
  await append('b');
  await vi.waitFor(async () => expect(await relayedIds()).toEqual(['a', 'b']), waiting);
  await second.stop();
  const sequences = (await inStream('producer.checkpoint.v1')).map(({ event }) => event.sequence);
  expect(sequences.filter((sequence) => sequence === 1)).toHaveLength(PARTITIONS);
});
