export { digestPageSchema } from './digests.repository.ts';
export { expectedVersion } from './expected-version.ts';
export { CLOCK, type Held, type Maker } from './held.ts';
export type { RecordReading } from './reading.ts';
export { receiveRecord } from './received.repository.ts';
export { createRecords, type Records } from './records.ts';
export { createRefusalAudit } from './refusal-audit.ts';
export { synthetic } from './synthetic.ts';
export type { RecordTransaction } from './transaction.ts';
