import { startTestBroker, type TestBroker } from '@rep/testkit';
import { afterAll, beforeAll } from 'vitest';

const SERVER_START_MS = 300_000;

/** A Kafka broker for all tests of the file; its address is there within a test. */
export function testBroker(): Pick<TestBroker, 'brokers'> {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startTestBroker();
  }, SERVER_START_MS);
  afterAll(() => broker.stop());
  return {
    get brokers() {
      return broker.brokers;
    },
  };
}
