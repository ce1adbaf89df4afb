export { digestPageSchema } from './digests.repository.ts';
export { expectedVersion } from './expected-version.ts';
export type { Held } from './held.ts';
export { receiveRecord } from './received.repository.ts';
export { createRecords, type Records } from './records.ts';
export type { RecordTransaction } from './transaction.ts';
