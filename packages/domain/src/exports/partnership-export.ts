import { instantSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import type { Actor } from '../access/access.ts';
import { evidenceSight } from '../access/evidence-access.ts';
import { slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';

/** That somebody took all that a partnership has and they may read: which kinds, and up to when. */
const partnershipExportSchema = z.strictObject({
  repId: repIdSchema,
  kinds: z.array(slugSchema.max(50)).max(200),
  /** No version of a later moment is in it. */
  until: instantSchema,
});
export type PartnershipExport = z.infer<typeof partnershipExportSchema>;

/** How exports are kept: who took one and when is in the history of its record, which is told as every other is. */
export const PARTNERSHIP_EXPORT: RecordKind<PartnershipExport> = {
  kind: 'partnership-export',
  schema: partnershipExportSchema,
  publicPart: (content) => content,
};

/** The kinds of record that an export holds for somebody: those of which the evidence shows them all. */
export const exportedKinds = (actor: Actor): readonly string[] => [...evidenceSight(actor).kinds].sort();

/** Begins an export: nothing is given out before it is kept that it was asked for. */
export const beginExport = (content: PartnershipExport): Change<PartnershipExport> => ({
  ...{ content, state: 'begun', areas: [], step: 'begin-export', reason: null, announces: [] },
});
