import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type KafkaBroker, startKafka } from '@rep/local-servers';

export type TestBroker = {
  /** What KAFKA_BROKERS takes; the same after a restart. */
  readonly brokers: string;
  /** kill -9; the broker's log stays. */
  kill(): Promise<void>;
  /** Starts the killed broker again on the same log. */
  restart(): Promise<void>;
  /** Stops the broker and removes what it held. */
  stop(): Promise<void>;
};

/**
 * A real Apache Kafka broker for one test file: call it in `beforeAll` with a time limit of some minutes (the first
 * time ever, Maven fetches Kafka) and name the file `x.kafka.test.ts`.
 */
export async function startTestBroker(): Promise<TestBroker> {
  const directory = mkdtempSync(join(tmpdir(), 'rep-test-kafka-'));
  const options = { directory, port: await freePort(), controllerPort: await freePort() };
  let broker: KafkaBroker = await startKafka(options);
  return {
    brokers: broker.brokers,
    kill: () => broker.kill(),
    async restart() {
      broker = await startKafka(options);
    },
    async stop() {
      await broker.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
