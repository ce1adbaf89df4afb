import type { Queryable } from '@rep/service-kit';
import type { ConservationReader } from '../conservation/read-conservation.ts';

/** What the service gives every query. */
export type EvidenceReads = {
  readonly db: Queryable;
  readonly conservation: ConservationReader;
};

export type GraphqlContext = EvidenceReads;
