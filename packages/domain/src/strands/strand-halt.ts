import { z } from 'zod';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { linesSchema, slugSchema } from '../templates/text.ts';

const reasonSchema = linesSchema(2000);

/** Whether DfE policy has stopped a strand everywhere. Earlier halts are the record's earlier versions. */
export const strandHaltSchema = z.strictObject({
  strand: slugSchema.max(50),
  /** Null once the halt is lifted. */
  halted: z.strictObject({ since: z.iso.date(), reason: reasonSchema }).nullable(),
});
export type StrandHalt = z.infer<typeof strandHaltSchema>;

/** Halts, one record for each strand that was ever halted. No name and no account is in it. */
export const STRAND_HALT: RecordKind<StrandHalt> = {
  kind: 'strand-halt',
  schema: strandHaltSchema,
  publicPart: (halt) => halt,
};

/** A halt, or the end of one: of which strand, and why. */
export const strandHaltInputSchema = z.strictObject({ strand: slugSchema.max(50), reason: reasonSchema });
type HaltInput = z.infer<typeof strandHaltInputSchema>;

const changeOf = (content: StrandHalt, step: string, reason: string): Change<StrandHalt> => ({
  content,
  state: content.halted === null ? 'lifted' : 'halted',
  areas: [],
  step,
  reason,
  announces: [],
});

const unknown = (strand: string, strands: readonly string[]): readonly Refusal[] =>
  strands.includes(strand)
    ? []
    : [
        refusal({
          code: 'unknown-strand',
          field: 'strand',
          fact: `There is no strand ${strand}: no template of it is published.`,
          whoCanSupply: 'DfE policy',
        }),
      ];

/** DfE policy stops a strand everywhere: no new list, meeting or trial. What families hold stays. A halt twice has no effect: null. */
export function haltStrand(
  held: StrandHalt | null,
  { strand, reason }: HaltInput,
  { taking: { by, now }, strands }: { readonly taking: Taking; readonly strands: readonly string[] },
): Change<StrandHalt> | null {
  refuseIfAny([...wrongRole(by, 'dfe-policy', 'halt a strand'), ...unknown(strand, strands)]);
  if (held?.halted) return null;
  return changeOf({ strand, halted: { since: londonDay(now), reason } }, 'halt', reason);
}

/** DfE policy ends a halt. Areas that it paused stay paused until they are resumed, each by itself. */
export function liftHalt(
  held: StrandHalt,
  { reason }: Pick<HaltInput, 'reason'>,
  { by }: Taking,
): Change<StrandHalt> | null {
  refuseIfAny(wrongRole(by, 'dfe-policy', 'lift the halt of a strand'));
  return held.halted === null ? null : changeOf({ ...held, halted: null }, 'lift', reason);
}
