import type { StreamEnvironment } from '@rep/service-kit';
import type { StreamSettings } from './connect-stream.ts';

/** The settings of the stream that a service's environment names. */
export function streamSettings(env: StreamEnvironment): StreamSettings {
  if (env.STREAM === 'embedded') return { kind: 'embedded', databaseUrl: env.STREAM_DATABASE_URL };
  const brokers = env.KAFKA_BROKERS.split(',').map((broker) => broker.trim());
  return { kind: 'kafka', brokers, topicPrefix: env.KAFKA_TOPIC_PREFIX };
}
