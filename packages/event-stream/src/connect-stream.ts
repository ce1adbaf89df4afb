import { createEmbeddedStream } from './embedded/index.ts';
import type { EventStream } from './port.ts';

export type StreamSettings =
  | { readonly kind: 'embedded'; readonly databaseUrl: string }
  | {
      readonly kind: 'kafka';
      readonly brokers: readonly string[];
      /** Put before every topic and group, so that several installations can share a broker. */
      readonly topicPrefix: string;
    };

/** Connects to the stream that the settings name. kafkajs is loaded only by who uses it. */
export async function connectStream(settings: StreamSettings): Promise<EventStream> {
  if (settings.kind === 'embedded') return createEmbeddedStream(settings);
  const { createKafkaStream } = await import('./kafka/index.ts');
  return createKafkaStream(settings);
}
