// Events per second from the stream to committed evidence, beside a plain COPY of the same rows.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, kafkaVersion, startKafka } from '@rep/local-servers';
import { KAFKA_BROKERS, ONLY, ROWS } from './env.ts';
import type { Wanted } from './generate-events.ts';
import { measureStream, type Stream } from './measure-stream.ts';

const RESULTS = fileURLToPath(new URL('../bench-results', import.meta.url));
const SMALL_PER_ROW = 4;
const WANTED: readonly Wanted[] = [
  // A row of the release has 14 to 48 values.
  { set: 'published_rows', count: ROWS, values: (index) => 20 + (index % 29) },
  { set: 'small_events', count: ROWS * SMALL_PER_ROW, values: () => 1 },
];
/** The last three are microseconds of CPU per event. */
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
  'node',
  'postgres',
  'kafka',
];

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const isWanted =
  (kind: Stream['kind']) =>
  ({ set }: Wanted): boolean =>
    `${kind} ${set}`.includes(ONLY);

type Result = Awaited<ReturnType<typeof measureStream>>;

async function measureBoth(stream: Stream, results: Result[]): Promise<void> {
  for (const wanted of WANTED.filter(isWanted(stream.kind))) {
    say(`measuring ${wanted.set} on the ${stream.kind} stream`);
    results.push(await measureStream(stream, wanted));
  }
}

/** On the brokers named, else on a broker of its own; where there can be none, with the reason said. */
async function measureKafka(results: Result[]): Promise<void> {
  if (!WANTED.some(isWanted('kafka'))) return;
  if (KAFKA_BROKERS) return measureBoth({ kind: 'kafka', brokers: KAFKA_BROKERS, pid: null }, results);
  const directory = mkdtempSync(join(tmpdir(), 'rep-bench-kafka-'));
  try {
    const options = { directory, port: await freePort(), controllerPort: await freePort() };
    const broker = await startKafka(options).catch((error: Error) => say(`Kafka skipped: ${error.message}`));
    if (!broker) return;
    await measureBoth({ kind: 'kafka', brokers: broker.brokers, pid: broker.pid }, results).finally(
      broker.stop,
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Prints the figures as JSON, with when and on what they were measured, and keeps them in `bench-results`. */
function tell(
  machine: { measuredAt: string; cores: number; cpu: string | undefined },
  results: Result[],
): void {
  const text = JSON.stringify({ bench: 'ingest', machine, results });
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'ingest.json'), `${text}\n`);
  const { measuredAt, cores, cpu } = machine;
  process.stdout.write(`${text}\ningest: measured at ${measuredAt} on ${cores} cores of ${cpu}\n`);
}

async function main(): Promise<void> {
  const results: Result[] = [];
  await measureBoth({ kind: 'embedded' }, results);
  await measureKafka(results);
  const machine = {
    measuredAt: new Date().toISOString(),
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
    postgres: results[0]?.postgresVersion,
    kafka: KAFKA_BROKERS ? 'as KAFKA_BROKERS has it' : kafkaVersion(),
  };
  tell(machine, results);
  console.table(
    results.map(({ cpuMicroseconds, ...result }) => ({ ...result, ...cpuMicroseconds })),
    TABLE,
  );
}

await main();
