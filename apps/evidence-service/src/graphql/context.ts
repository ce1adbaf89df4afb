import type { EvidenceReads } from '../reads.ts';

/** What every query is given. */
export type GraphqlContext = EvidenceReads;
