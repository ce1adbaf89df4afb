import type { Queryable } from '@rep/service-kit';
import type { ConservationReader } from '../conservation/read-conservation.ts';
import type { Snapshot } from '../snapshot.repository.ts';

/** What the service gives every query. */
export type EvidenceReads = {
  readonly db: Queryable;
  readonly snapshot: Snapshot;
  readonly conservation: ConservationReader;
};

export type GraphqlContext = EvidenceReads;
