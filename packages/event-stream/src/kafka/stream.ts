import { StreamError } from '../errors.ts';
import type { EventStream } from '../port.ts';

export type KafkaSettings = { readonly brokers: readonly string[]; readonly topicPrefix: string };

export async function createKafkaStream(settings: KafkaSettings): Promise<EventStream> {
  throw new StreamError('stream-unavailable', `Kafka at ${settings.brokers.join()} is not supported yet.`);
}
