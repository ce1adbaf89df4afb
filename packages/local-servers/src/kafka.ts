import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type GuardedProcess, spawnGuarded, untilReady } from './guarded-process.ts';
import { kafkaJars } from './kafka-jars.ts';

const run = promisify(execFile);
const READY_POLL_MS = 100;

export type KafkaOptions = {
  /** Holds the broker's log and its configuration. Created when absent. */
  readonly directory: string;
  readonly port: number;
  readonly controllerPort: number;
  /** Open file that the broker's log goes to. */
  readonly logFile?: number;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
};

export type KafkaBroker = GuardedProcess & {
  /** What KAFKA_BROKERS takes. */
  readonly brokers: string;
};

/** One node as broker and controller; what it holds is kept for ever, as evidence is. */
const properties = (options: KafkaOptions): string =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${options.controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${options.port},CONTROLLER://127.0.0.1:${options.controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${options.port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names=CONTROLLER',
    `log.dirs=${join(options.directory, 'log')}`,
    'auto.create.topics.enable=false',
    'log.retention.ms=-1',
    'log.retention.bytes=-1',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=1',
    'group.initial.rebalance.delay.ms=0',
    '',
  ].join('\n');

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function format(jars: string, configuration: string): Promise<void> {
  // An id that begins with a dash would be read as an option, as one in 64 did.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  try {
    await run('java', [
      '-cp',
      `${jars}/*`,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      clusterId,
      '-c',
      configuration,
    ]);
  } catch (error) {
    throw new Error(
      'A local Kafka needs Java 17 or newer (java) and room on the disk: see to that, or set KAFKA_BROKERS.',
      { cause: error },
    );
  }
}

/** Starts an Apache Kafka broker on 127.0.0.1, making its storage first where there is none. It ends with this process. */
export async function startKafka(options: KafkaOptions): Promise<KafkaBroker> {
  const jars = await kafkaJars(options.signal);
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const configuration = join(options.directory, 'server.properties');
  writeFileSync(configuration, properties(options));
  if (!existsSync(join(options.directory, 'log', 'meta.properties'))) await format(jars, configuration);
  const broker = await spawnGuarded({
    command: 'java',
    args: [
      '-Xms128m',
      '-Xmx512m',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-cp',
      `${jars}/*`,
      'kafka.Kafka',
      configuration,
    ],
    stopSignal: 'SIGTERM',
    ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
  });
  await untilReady(broker, () => accepts(options.port), {
    name: 'Kafka',
    pollMs: READY_POLL_MS,
    signal: options.signal,
  });
  return { ...broker, brokers: `127.0.0.1:${options.port}` };
}
