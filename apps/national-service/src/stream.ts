import { connectStream, type EventStream, type StreamSettings } from '@rep/event-stream';
import type { Part, streamEnvironment } from '@rep/service-kit';
import type { z } from 'zod';

/** The settings of the stream that the environment names. */
export function streamSettings(env: z.infer<typeof streamEnvironment>): StreamSettings {
  if (env.STREAM === 'embedded') return { kind: 'embedded', databaseUrl: env.STREAM_DATABASE_URL };
  const brokers = env.KAFKA_BROKERS.split(',').map((broker) => broker.trim());
  return { kind: 'kafka', brokers, topicPrefix: env.KAFKA_TOPIC_PREFIX };
}

const DOES_NOT_ANSWER = ['the event stream does not answer'];

/** A connected stream as a part: closed after everything that uses it. */
export async function createStreamPart(settings: StreamSettings): Promise<Part & { stream: EventStream }> {
  const stream = await connectStream(settings);
  return {
    name: 'event stream',
    stream,
    start: async () => undefined,
    stop: () => stream.close(),
    readiness: () =>
      stream.ping().then(
        () => [],
        () => DOES_NOT_ANSWER,
      ),
  };
}
