import type { EvidenceSight } from '@rep/domain';
import type { Caller } from '@rep/service-kit';
import type { EvidenceReads } from '../reads.ts';

/** What every query is given. */
export type GraphqlContext = EvidenceReads & {
  readonly caller: Caller;
  /** Which records the caller sees. */
  readonly sight: EvidenceSight;
};
