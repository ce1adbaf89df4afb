import kafkajs, { type Kafka, type LogEntry } from 'kafkajs';

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** Retries below ours are few: what to do about a broker that is away is decided above kafkajs. */
const FEW_RETRIES = { retries: 2, initialRetryTime: 100, maxRetryTime: 500 } as const;

/** A client that writes nothing to the console; `listen` hears what kafkajs would log as an error. */
export const createClient = (brokers: readonly string[], listen?: (entry: LogEntry) => void): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId: 'rep',
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: FEW_RETRIES,
    logLevel: kafkajs.logLevel.ERROR,
    logCreator: () => (entry) => listen?.(entry),
  });
