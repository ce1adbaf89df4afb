import { connectStream, type EventStream, type OutgoingRecord, type Subscription } from '@rep/event-stream';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Collector, type CollectorOptions, collector } from '../support/collector.ts';
import { newTopic } from '../support/records.ts';
import type { StreamServer } from '../support/stream-server.ts';

const SERVER_START_MS = 300_000;

type Subscriber = Collector & { readonly subscription: Subscription };

/** What a promise is proved with: a real server of one kind, connected to. Server and stream are there within a test. */
export type ContractStream = {
  readonly server: StreamServer;
  readonly stream: EventStream;
  /** Another connection to the same stream. */
  connect(): Promise<EventStream>;
  newTopic(partitions: number): Promise<string>;
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  /** A collector that is stopped at the end of its test. */
  subscribe(options: CollectorOptions, through?: EventStream): Promise<Subscriber>;
};

/** Starts the server before the first test of the suite and stops it after the last. */
export function contractStream(startServer: () => Promise<StreamServer>): ContractStream {
  let server: StreamServer;
  let stream: EventStream;
  const opened: EventStream[] = [];
  const subscriptions: Subscription[] = [];

  const connect = async (): Promise<EventStream> => {
    const connection = await connectStream(server.settings);
    opened.push(connection);
    return connection;
  };

  beforeAll(async () => {
    server = await startServer();
    stream = await connect();
  }, SERVER_START_MS);
  afterEach(async () => {
    await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
  });
  afterAll(async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await server.stop();
  });

  return {
    get server() {
      return server;
    },
    get stream() {
      return stream;
    },
    connect,
    newTopic: (partitions) => newTopic(stream, partitions),
    publish: (records) => stream.publish(records),
    async subscribe(options, through = stream) {
      const consumer = collector(options);
      const subscription = await through.subscribe(consumer);
      subscription.finished.catch(() => undefined); // the test that expects a failure looks at `finished`
      subscriptions.push(subscription);
      return { ...consumer, subscription };
    },
  };
}
