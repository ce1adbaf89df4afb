export { type Appended, appendToOutbox, assertBacklogBelow } from './append-to-outbox.ts';
export { OutboxError, type OutboxErrorCode } from './errors.ts';
export type { NewEvent } from './new-event.ts';
export { openProducer, RECORDING_BODY_LIMIT } from './open-producer.ts';
export { lastSequence, outboxBacklog } from './outbox.repository.ts';
export { producerEnvironment } from './producer-environment.ts';
export { type Recording, recordObservations, recordRefused } from './record-observations.ts';
export { createRelay, type RelayOptions } from './relay.ts';
