import { startTestBroker } from '@rep/testkit';
import kafkajs from 'kafkajs';
import { streamContract } from './contract/stream-contract.ts';
import type { StreamServer } from './support/stream-server.ts';

const PREFIX = 'suite.';

async function startServer(): Promise<StreamServer> {
  const broker = await startTestBroker();
  return {
    settings: { kind: 'kafka', brokers: [broker.brokers], topicPrefix: PREFIX },
    kill: broker.kill,
    restart: broker.restart,
    async trim({ topic, partition }, offset) {
      const admin = new kafkajs.Kafka({ brokers: [broker.brokers], logLevel: 0 }).admin();
      await admin.connect();
      await admin.fetchTopicOffsets(PREFIX + topic); // loads the metadata that the next call needs
      await admin.deleteTopicRecords({
        topic: PREFIX + topic,
        partitions: [{ partition, offset: String(offset) }],
      });
      await admin.disconnect();
    },
    stop: broker.stop,
  };
}

streamContract('the Kafka stream', startServer);
