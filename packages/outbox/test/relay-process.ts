// A relay in a process of its own, for the tests that kill it. Settings come as arguments.

import { connectStream } from '@rep/event-stream';
import { createRelay } from '@rep/outbox';
import { createLogger } from '@rep/service-kit';

/** The second one is an embedded stream's address, or the brokers of a Kafka. */
const [databaseUrl = '', address = ''] = process.argv.slice(2);
const stream = await connectStream(
  address.startsWith('postgres://')
    ? { kind: 'embedded', databaseUrl: address }
    : { kind: 'kafka', brokers: address.split(','), topicPrefix: '' },
);
const relay = createRelay({
  databaseUrl,
  stream,
  producer: 'london',
  logger: createLogger('relay', 'silent'),
});
relay.failed?.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
await relay.start();
process.stdin.resume().once('close', () => process.exit(0)); // never outlives its test
