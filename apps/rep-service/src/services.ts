import type { RepId } from '@rep/contracts';
import type { Recording } from '@rep/outbox';
import type { Records } from '@rep/records';
import type { DocumentServices } from './documents/document-services.ts';

/** What the procedures of one partnership work with. */
export type RepServices = Recording & {
  readonly repId: RepId;
  readonly records: Records;
  readonly documents: DocumentServices;
};
