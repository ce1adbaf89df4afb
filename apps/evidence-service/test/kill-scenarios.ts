import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkpoint, observation } from './events.ts';
import { createEvidenceDatabase } from './evidence-database.ts';
import { createEvidenceProcess, type EvidenceProcess } from './evidence-process.ts';
import type { StreamFixture } from './stream-fixture.ts';
import { lockTable, until, untilBlocked, untilWaiting } from './table-locks.ts';

const AT = { topic: 'observations.observation.v1', partition: 1 } as const;
/** The first time ever, Maven fetches Kafka. */
const SERVER_START_MS = 300_000;
const LONGEST_MS = 120_000;
let store: Awaited<ReturnType<typeof createEvidenceDatabase>>;
let stream: StreamFixture;
let service: EvidenceProcess;
let sequence = 0;
let sent = 0;

/** What holds the consumer before each step of its transaction: SHARE lets it read and holds it before it writes. */
const STEPS = [
  ['the note that it begins', 'in_flight', 'ACCESS EXCLUSIVE'],
  ['the look at what was received', 'duplicate', 'ACCESS EXCLUSIVE'],
  ['the look at what is held', 'observation_version', 'ACCESS EXCLUSIVE'],
  ['the events', 'event', 'SHARE'],
  ['the versions', 'observation_version', 'SHARE'],
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

/** Five numbered events of which three are good, one is a duplicate and one is refused, and one redelivery. */
async function publishRound(round: number): Promise<void> {
  const next = () => {
    sequence += 1;
    const breakdown = { topic: 'kill', breakdown: String(sequence) };
    return observation({ sequence, data: { breakdown, measures: { [`measure_${round}`]: sequence } } });
  };
  const [a, b, c] = [next(), next(), next()];
  const duplicate = { ...a, sequence: next()['sequence'] };
  const refused = { ...next(), type: 'cat.adopted.v1' };
  const values = [a, b, c, duplicate, refused, a, checkpoint('london', sequence, AT)];
  await stream.publish('london', AT, values);
  sent += values.length;
}

const positionIs = async (offset: number): Promise<boolean> => {
  const rows = await store.database.query<{ next: string }>(
    'SELECT next_offset AS next FROM stream_position WHERE topic = $1 AND partition = $2',
    [AT.topic, AT.partition],
  );
  return Number(rows[0]?.next ?? 0) === offset;
};

async function expectExactlyOnce(rounds: number): Promise<void> {
  const { database } = store;
  const events = await database.query<{ sequence: number; o: string }>(
    'SELECT sequence, stream_offset AS o FROM event ORDER BY stream_offset',
  );
  expect(events.map((event) => event.sequence)).toEqual(
    Array.from({ length: rounds }, (_, i) => [1, 2, 3].map((n) => i * 5 + n)).flat(),
  );
  expect(
    await database.query(
      'SELECT accepted::int, duplicate::int, quarantined::int, redelivered::int, last_sequence FROM ledger',
    ),
  ).toEqual([
    {
      accepted: 3 * rounds,
      duplicate: rounds,
      quarantined: rounds,
      redelivered: rounds,
      last_sequence: 5 * rounds,
    },
  ]);
  expect(await database.query('SELECT ranges::text FROM received')).toEqual([
    { ranges: `{[1,${5 * rounds + 1})}` },
  ]);
  expect(await database.query('SELECT DISTINCT reason FROM quarantine')).toEqual([
    { reason: 'unknown-type' },
  ]);
  expect(await database.query('SELECT count(*)::int AS n FROM observation_version')).toEqual([
    { n: 3 * rounds },
  ]);
}

/** What must hold of the consumer wherever it is killed, on whatever stream `createStream` gives. */
export function killScenarios(createStream: () => Promise<StreamFixture>): void {
  beforeAll(async () => {
    store = await createEvidenceDatabase();
    stream = await createStream();
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
      await publishRound(index);
      await untilWaiting(store.database.query, table);
      await service.kill();
      await lock.release();
      await service.start();
      await until(() => positionIs(sent), 'the position after the batch');
      await expectExactlyOnce(index + 1);
    },
    LONGEST_MS,
  );

  test(
    'killed again and again in the same batch, it takes that batch one by one and blames no event',
    async () => {
      await service.stop();
      const lock = await lockTable(store.database.url, 'ledger', 'SHARE');
      await publishRound(STEPS.length);
      for (let kill = 0; kill < 3; kill += 1) {
        await service.start();
        // What the killed ones left behind waits as well, until the lock is released.
        await untilBlocked(store.database.query, kill + 1);
        await service.kill();
      }
      await lock.release();
      await service.start();
      await until(() => positionIs(sent), 'the position after the batch');
      await expectExactlyOnce(STEPS.length + 1);
    },
    LONGEST_MS,
  );

  test('asked to stop, it stops in order with exit code 0', async () => {
    expect(await service.stop()).toBe(0);
  });
}
