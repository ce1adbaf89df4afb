// Events per second from the stream to committed evidence, beside a plain COPY of the same rows.
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { databaseRoleOf, type Producer, REP_IDS, TOPICS } from '@rep/contracts';
import { connectStream, type EventStream, type StreamSettings } from '@rep/event-stream';
import { freePort, startPostgres } from '@rep/local-servers';
import { openStore, provision } from './bench-database.repository.ts';
import { KAFKA_BROKERS, ROWS } from './env.ts';
import { startEvidence } from './evidence-process.ts';
import { type BenchRecord, generateEvents, type Wanted } from './generate-events.ts';
import { measureDelay, measureDrain, type Publish, rowsOf } from './measure.ts';

const DELAY_SECONDS = 8;
const PUBLISH_AT_ONCE = 2_000;
/** Of a published row; the release has 14 to 48. */
const VALUES = (index: number): number => 20 + (index % 29);

type StreamKind = 'embedded' | 'kafka';
const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

function settingsFor(kind: StreamKind, url: (user: string) => string) {
  const kafka: StreamSettings = {
    kind: 'kafka',
    brokers: KAFKA_BROKERS?.split(',') ?? [],
    topicPrefix: `bench-${Date.now()}.`,
  };
  return {
    of: (user: string): StreamSettings => (kind === 'kafka' ? kafka : { kind, databaseUrl: url(user) }),
    environment:
      kind === 'kafka'
        ? { STREAM: 'kafka', KAFKA_BROKERS: KAFKA_BROKERS ?? '', KAFKA_TOPIC_PREFIX: kafka.topicPrefix }
        : { STREAM: 'embedded', STREAM_DATABASE_URL: url('evidence') },
  };
}

/** Each producer publishes under its own role, in the order of its sequences. */
async function createPublish(settings: (user: string) => StreamSettings, kind: StreamKind) {
  const shared = kind === 'kafka' ? await connectStream(settings('')) : null;
  const streams = new Map<Producer, EventStream>();
  for (const producer of REP_IDS) {
    streams.set(producer, shared ?? (await connectStream(settings(databaseRoleOf(producer)))));
  }
  const publish: Publish = async (records) => {
    for (const [producer, own] of Map.groupBy(records, (record) => record.producer)) {
      for (let from = 0; from < own.length; from += PUBLISH_AT_ONCE) {
        await streams.get(producer)?.publish(own.slice(from, from + PUBLISH_AT_ONCE));
      }
    }
  };
  const close = async () => void (await Promise.all([...new Set(streams.values())].map((s) => s.close())));
  return { publish, close };
}

async function measure(kind: StreamKind, wanted: Wanted) {
  const directory = mkdtempSync(join(tmpdir(), 'rep-bench-'));
  const server = await startPostgres({ directory, port: await freePort(), durability: 'durable' });
  const as = (user: string, database: string): string =>
    Object.assign(new URL(server.url(database)), { username: user, password: user }).href;
  try {
    await provision(server.url('postgres'));
    const settings = settingsFor(kind, (user) => as(user, 'stream'));
    const admin = await connectStream(
      kind === 'kafka' ? settings.of('') : { kind, databaseUrl: server.url('stream') },
    );
    await admin.claim({ installationId: 'bench', expectedStreamId: null, topics });
    await admin.close();
    const sequences = new Map<Producer, number>();
    const records = generateEvents(wanted, sequences);
    const { publish, close } = await createPublish(settings.of, kind);
    await publish(records);
    const store = await openStore(server.url('evidence'));
    const evidence = await startEvidence(directory, {
      DATABASE_URL: as('evidence', 'evidence'),
      ...settings.environment,
    });
    const seconds = await measureDrain(store, records.length);
    const rate = records.length / seconds;
    const perSecond = Math.floor(rate / 2);
    const paced: Wanted = { ...wanted, set: `${wanted.set}_paced`, count: perSecond * DELAY_SECONDS };
    const delays = await measureDelay(store, publish, {
      records: generateEvents(paced, sequences),
      perSecond,
    });
    const peak = evidence.peakMegabytes();
    await evidence.stop();
    const copy = await store.plainCopy(rowsOf(records));
    const postgres = await store.version();
    await store.close();
    await close();
    return { ...resultOf(kind, wanted, records, { rate, copy }), ...delays, peak, postgres };
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function resultOf(
  kind: StreamKind,
  wanted: Wanted,
  records: readonly BenchRecord[],
  { rate, copy }: { rate: number; copy: number },
) {
  const values = records.reduce((sum, _, index) => sum + wanted.values(index), 0);
  const bytes = records.reduce((sum, { value }) => sum + value.length, 0);
  return {
    stream: kind,
    events: wanted.set,
    count: records.length,
    bytesPerEvent: Math.round(bytes / records.length),
    eventsPerSecond: Math.round(rate),
    valuesPerSecond: Math.round((rate * values) / records.length),
    copyRowsPerSecond: Math.round(records.length / copy),
  };
}

async function main(): Promise<void> {
  const kinds: StreamKind[] = KAFKA_BROKERS ? ['embedded', 'kafka'] : ['embedded'];
  if (!KAFKA_BROKERS) say('Kafka skipped: KAFKA_BROKERS names no broker.');
  const results: Awaited<ReturnType<typeof measure>>[] = [];
  for (const kind of kinds) {
    say(`measuring published rows on the ${kind} stream`);
    results.push(await measure(kind, { set: 'published_rows', count: ROWS, values: VALUES }));
    say(`measuring small events on the ${kind} stream`);
    results.push(await measure(kind, { set: 'small_events', count: ROWS * 4, values: () => 1 }));
  }
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
    postgres: results[0]?.postgres,
  };
  process.stdout.write(`${JSON.stringify({ bench: 'ingest', machine, results })}\n`);
  console.table(results, [
    'stream',
    'events',
    'count',
    'eventsPerSecond',
    'valuesPerSecond',
    'copyRowsPerSecond',
    'p50',
    'p95',
    'peak',
  ]);
}

await main();
