import type { Pool, Queryable } from '@rep/service-kit';
import { type ConservationReader, createConservationReader } from './conservation/read-conservation.ts';
import { createStandingReader } from './conservation/read-standing.ts';
import { type AnswerReader, createAnswerReader } from './observations/read-answer.ts';
import { createStore, type Snapshot } from './snapshot.repository.ts';

/** Everything that a question can be answered from. */
export type EvidenceReads = {
  readonly db: Queryable;
  readonly snapshot: Snapshot;
  readonly conservation: ConservationReader;
  readonly answer: AnswerReader;
};

/** `patience`: how many seconds an event may be in flight before it shows as missing. */
export function createReads(pool: Pool, patience: number): EvidenceReads {
  const store = createStore(pool);
  return {
    ...store,
    conservation: createConservationReader(patience),
    answer: createAnswerReader(store, createStandingReader(patience)),
  };
}
