// Events per second from the stream to committed evidence, beside a plain COPY of the same rows.
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { databaseRoleOf, type Producer, REP_IDS, TOPICS } from '@rep/contracts';
import { connectStream, type EventStream, type StreamSettings } from '@rep/event-stream';
import { freePort, startKafka, startPostgres } from '@rep/local-servers';
import { openStore, provision } from './bench-database.repository.ts';
import { KAFKA_BROKERS, ROWS } from './env.ts';
import { startEvidence } from './evidence-process.ts';
import { type BenchRecord, generateEvents, type Wanted } from './generate-events.ts';
import { measureDelay, measureDrain, type Publish, rowsOf } from './measure.ts';

const DELAY_SECONDS = 8;
const PUBLISH_AT_ONCE = 2_000;
/** Of a published row; the release has 14 to 48. */
const VALUES = (index: number): number => 20 + (index % 29);

const SMALL_PER_ROW = 4;
const TABLE = [
  'stream',
  'events',
  'count',
  'eventsPerSecond',
  'valuesPerSecond',
  'copyRowsPerSecond',
  'p50',
  'p95',
  'peak',
];

const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

type Stream = { readonly kind: 'embedded' } | { readonly kind: 'kafka'; readonly brokers: string };

function settingsFor(stream: Stream, url: (user: string) => string) {
  if (stream.kind === 'embedded') {
    const of = (user: string): StreamSettings => ({ kind: 'embedded', databaseUrl: url(user) });
    return { of, environment: { STREAM: 'embedded', STREAM_DATABASE_URL: url('evidence') } };
  }
  const { brokers } = stream;
  const topicPrefix = `bench-${Date.now()}.`;
  const of = (): StreamSettings => ({ kind: 'kafka', brokers: brokers.split(','), topicPrefix });
  return { of, environment: { STREAM: 'kafka', KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix } };
}

/** Each producer publishes under its own role, in the order of its sequences. */
async function createPublish(settings: (user: string) => StreamSettings, stream: Stream) {
  const shared = stream.kind === 'kafka' ? await connectStream(settings('')) : null;
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

async function measure(stream: Stream, wanted: Wanted) {
  const directory = mkdtempSync(join(tmpdir(), 'rep-bench-'));
  const server = await startPostgres({ directory, port: await freePort(), durability: 'durable' });
  const as = (user: string, database: string): string =>
    Object.assign(new URL(server.url(database)), { username: user, password: user }).href;
  try {
    await provision(server.url('postgres'));
    const settings = settingsFor(stream, (user) => as(user, 'stream'));
    const owner: StreamSettings = { kind: 'embedded', databaseUrl: server.url('stream') };
    const admin = await connectStream(stream.kind === 'kafka' ? settings.of('') : owner);
    await admin.claim({ installationId: 'bench', expectedStreamId: null, topics });
    await admin.close();
    const sequences = new Map<Producer, number>();
    const records = generateEvents(wanted, sequences);
    const { publish, close } = await createPublish(settings.of, stream);
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
    return { ...resultOf(stream, wanted, records, { rate, copy }), ...delays, peak, postgres };
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function resultOf(
  { kind }: Stream,
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

type Result = Awaited<ReturnType<typeof measure>>;

async function measureBoth(stream: Stream, results: Result[]): Promise<void> {
  say(`measuring published rows on the ${stream.kind} stream`);
  results.push(await measure(stream, { set: 'published_rows', count: ROWS, values: VALUES }));
  say(`measuring small events on the ${stream.kind} stream`);
  results.push(await measure(stream, { set: 'small_events', count: ROWS * SMALL_PER_ROW, values: () => 1 }));
}

/** On the brokers named, else on a broker of its own; where there can be none, with the reason said. */
async function measureKafka(results: Result[]): Promise<void> {
  if (KAFKA_BROKERS) return measureBoth({ kind: 'kafka', brokers: KAFKA_BROKERS }, results);
  const directory = mkdtempSync(join(tmpdir(), 'rep-bench-kafka-'));
  try {
    const options = { directory, port: await freePort(), controllerPort: await freePort() };
    const broker = await startKafka(options).catch((error: Error) => say(`Kafka skipped: ${error.message}`));
    if (!broker) return;
    await measureBoth({ kind: 'kafka', brokers: broker.brokers }, results).finally(broker.stop);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const results: Result[] = [];
  await measureBoth({ kind: 'embedded' }, results);
  await measureKafka(results);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
    postgres: results[0]?.postgres,
  };
  process.stdout.write(`${JSON.stringify({ bench: 'ingest', machine, results })}\n`);
  console.table(results, TABLE);
}

await main();
