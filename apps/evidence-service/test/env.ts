/** Brokers of a real Kafka to run the stream's scenarios on; unset: they run on the embedded stream. */
export const KAFKA_BROKERS: string | undefined = process.env['KAFKA_BROKERS'] || undefined;
