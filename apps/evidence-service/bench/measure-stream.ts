import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseRoleOf, type Producer, REP_IDS, TOPICS } from '@rep/contracts';
import { connectStream, type EventStream, type StreamSettings } from '@rep/event-stream';
import { freePort, startPostgres } from '@rep/local-servers';
import { openStore, provision } from './bench-database.repository.ts';
import { startEvidence } from './evidence-process.ts';
import { type BenchRecord, generateEvents, type Wanted } from './generate-events.ts';
import { measureDelay, measureDrain, type Publish, rowsOf } from './measure.ts';

const DELAY_SECONDS = 8;
const PUBLISH_AT_ONCE = 2_000;

const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));

export type Stream =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'kafka';
      readonly brokers: string;
      /** Of the broker, where it is one of our own. */
      readonly pid: number | null;
    };

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

/** Throughput, delays, memory and CPU of one kind of events on one stream, in a store of their own. */
export async function measureStream(stream: Stream, wanted: Wanted) {
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
    const broker = stream.kind === 'kafka' && stream.pid !== null ? { kafka: stream.pid } : {};
    const pids = { node: evidence.pid, postgres: server.pid, ...broker };
    const { seconds, cpuMicroseconds } = await measureDrain(store, records.length, pids);
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
    const postgresVersion = await store.version();
    await store.close();
    await close();
    return {
      ...resultOf(stream, wanted, records, { rate, copy }),
      ...delays,
      peak,
      cpuMicroseconds,
      postgresVersion,
    };
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
