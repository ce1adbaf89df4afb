import kafkajs from 'kafkajs';
import { StreamError } from '../errors.ts';

/** What kafkajs wraps, several times over, to say that it gave up. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  return root;
}

const typeOf = (error: unknown): string =>
  error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : '';

/** Of brokers that are away, starting or electing; kafkajs marks only some of them as passing. */
const AWAY_NAMES = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSBrokerNotFound',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
  'KafkaJSTimeout',
  'KafkaJSLockTimeout',
]);
/** Of a producer that has to begin anew, and of a member that has to join anew. */
const ANEW_TYPES = new Set([
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'DUPLICATE_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'INVALID_PRODUCER_ID_MAPPING',
  'UNKNOWN_PRODUCER_ID',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'REBALANCE_IN_PROGRESS',
  'MEMBER_ID_REQUIRED',
]);
const TOO_LARGE_TYPES = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);

const isAway = (root: unknown): boolean =>
  root instanceof kafkajs.KafkaJSError &&
  (root.retriable === true || AWAY_NAMES.has(root.name) || ANEW_TYPES.has(typeOf(root)));

/** An error of kafkajs as the port speaks of it; what it does not know stays as it is. */
export function asStreamError(error: unknown): unknown {
  if (error instanceof StreamError) return error;
  const root = rootOf(error);
  const type = typeOf(root);
  const options = { cause: error };
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION')
    return new StreamError('unknown-topic', 'Kafka has no such topic or partition.', options);
  if (TOO_LARGE_TYPES.has(type))
    return new StreamError('record-too-large', 'Kafka refused a record as too large.', options);
  if (type.endsWith('AUTHORIZATION_FAILED') || type.startsWith('SASL'))
    return new StreamError('not-permitted', 'Kafka does not permit that to this client.', options);
  if (isAway(root)) return new StreamError('stream-unavailable', 'Kafka cannot be reached.', options);
  return error;
}

export const isUnavailable = (error: unknown): boolean =>
  error instanceof StreamError && error.code === 'stream-unavailable';
