import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEvidenceDatabase } from './evidence-database.ts';
import { createEvidenceProcess, type EvidenceProcess } from './evidence-process.ts';
import { AT, createKillRounds, ROUND } from './kill-rounds.ts';
import type { StreamFixture } from './stream-fixture.ts';
import { lockTable, until, untilBlocked, untilWaiting } from './table-locks.ts';

/** The first time ever, Maven fetches Kafka. */
const SERVER_START_MS = 300_000;
const LONGEST_MS = 120_000;
let store: Awaited<ReturnType<typeof createEvidenceDatabase>>;
let stream: StreamFixture;
let service: EvidenceProcess;
let rounds: ReturnType<typeof createKillRounds>;

/** What holds the consumer before each step of its transaction: SHARE lets it read and holds it before it writes. */
const STEPS = [
  ['the note that it begins', 'in_flight', 'ACCESS EXCLUSIVE'],
  ['the look at what was received', 'duplicate', 'ACCESS EXCLUSIVE'],
  ['the look at what is held', 'observation_version', 'ACCESS EXCLUSIVE'],
  ['the events', 'event', 'SHARE'],
  ['the versions', 'observation_version', 'SHARE'],
  ['the pilots', 'pilot', 'SHARE'],
  ['the states of pilots', 'pilot_state', 'SHARE'],
  ['the versions of records', 'configuration_version', 'SHARE'],
  ['the duplicates', 'duplicate', 'SHARE'],
  ['the quarantine', 'quarantine', 'SHARE'],
  ['the measures', 'measure', 'SHARE'],
  ['the ledger', 'ledger', 'SHARE'],
  ['the received ranges', 'received', 'SHARE'],
  ['the progress', 'progress', 'SHARE'],
  ['the checkpoint', 'checkpoint', 'SHARE'],
  ['the position', 'stream_position', 'SHARE'],
  ['the commit', 'gate', 'ACCESS EXCLUSIVE'],
] as const;

const allRead = async (): Promise<boolean> => {
  const held = await store.database.query<{ topic: string; next: string }>(
    'SELECT topic, next_offset AS next FROM stream_position WHERE next_offset > 0',
  );
  const positions = new Map(held.map(({ topic, next }) => [topic, Number(next)]));
  return [...rounds.sent()].every(([topic, sent]) => positions.get(topic) === sent);
};

async function expectExactlyOnce(done: number): Promise<void> {
  const { query } = store.database;
  const events = await query<{ sequence: number }>(
    'SELECT sequence FROM event WHERE topic = $1 ORDER BY stream_offset',
    [AT.observations.topic],
  );
  expect(events.map((event) => event.sequence)).toEqual(
    Array.from({ length: done }, (_, i) => [1, 2, 3].map((n) => i * ROUND.sequences + n)).flat(),
  );
  expect(
    await query(
      'SELECT accepted::int, duplicate::int, quarantined::int, redelivered::int, last_sequence FROM ledger',
    ),
  ).toEqual([
    {
      ...{ accepted: ROUND.accepted * done, duplicate: done, quarantined: done, redelivered: done },
      last_sequence: ROUND.sequences * done,
    },
  ]);
  expect(await query('SELECT ranges::text FROM received')).toEqual([
    { ranges: `{[1,${ROUND.sequences * done + 1})}` },
  ]);
  expect(await query('SELECT DISTINCT reason FROM quarantine')).toEqual([{ reason: 'unknown-type' }]);
  for (const [table, rows] of Object.entries(ROUND.rows)) {
    expect({ table, ...(await query(`SELECT count(*)::int AS n FROM ${table}`))[0] }).toEqual({
      table,
      n: rows * done,
    });
  }
}

/** What must hold of the consumer wherever it is killed, on whatever stream `createStream` gives. */
export function killScenarios(createStream: () => Promise<StreamFixture>): void {
  beforeAll(async () => {
    store = await createEvidenceDatabase();
    stream = await createStream();
    rounds = createKillRounds(stream);
    // The only step without a table is the commit: a deferred trigger gives it one.
    await store.database.query(`
      CREATE TABLE gate ();
      GRANT SELECT ON gate TO evidence_app;
      CREATE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN LOCK TABLE gate IN ACCESS SHARE MODE; RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER gate AFTER UPDATE ON stream_position DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION pass_gate();`);
    service = await createEvidenceProcess({
      DATABASE_URL: store.url,
      ...(await stream.environment(store.url)),
    });
    await service.start();
  }, SERVER_START_MS);
  afterAll(async () => {
    await service.dispose();
    await stream.close();
    await store.database.drop();
  });

  test.each(STEPS.map((step, index) => [index, ...step] as const))(
    'step %i: killed before %s, it does everything exactly once after its restart',
    async (index, _step, table, mode) => {
      const lock = await lockTable(store.database.url, table, mode);
      await rounds.publish(index);
      await untilWaiting(store.database.query, table);
      await service.kill();
      await lock.release();
      await service.start();
      await until(allRead, 'the positions after the round');
      await expectExactlyOnce(index + 1);
    },
    LONGEST_MS,
  );

  test(
    'killed again and again in the same batch, it takes that batch one by one and blames no event',
    async () => {
      await service.stop();
      const lock = await lockTable(store.database.url, 'ledger', 'SHARE');
      await rounds.publish(STEPS.length);
      for (let kill = 0; kill < 3; kill += 1) {
        await service.start();
        // What the killed ones left behind waits as well, until the lock is released.
        await untilBlocked(store.database.query, (kill + 1) * ROUND.partitions);
        await service.kill();
      }
      await lock.release();
      await service.start();
      await until(allRead, 'the positions after the round');
      await expectExactlyOnce(STEPS.length + 1);
    },
    LONGEST_MS,
  );

  test('asked to stop, it stops in order with exit code 0', async () => {
    expect(await service.stop()).toBe(0);
  });
}
