import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { refuseIfAny } from '../gates/step-refused.ts';
import { lineSchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';

/** What must be so for an area to enter or to leave a rung, in words, and the evidence that shows it. */
const conditionSchema = z.strictObject({
  id: slugSchema.max(50),
  on: z.enum(['outcomes', 'finance']),
  words: noteSchema,
  evidence: lineSchema,
});
export type LadderCondition = z.infer<typeof conditionSchema>;

const onBoth = (conditions: readonly LadderCondition[]): boolean =>
  (['outcomes', 'finance'] as const).every((subject) => conditions.some(({ on }) => on === subject));
const conditionsSchema = z
  .array(conditionSchema)
  .max(20)
  .refine(onBoth, 'name a condition on outcomes and one on finance');
const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const rungSchema = z.strictObject({
  id: slugSchema.max(50),
  title: lineSchema,
  entry: conditionsSchema,
  exit: conditionsSchema,
});

/** The ladder of intervention, its lightest rung first. Published sources name no rungs, so they are configuration. */
export const ladderSchema = z.strictObject({
  rungs: z
    .array(rungSchema)
    .min(1)
    .max(10)
    .refine((rungs) => isUnique(rungs.map(({ id }) => id)), 'give every rung its own id')
    .refine(
      (rungs) => isUnique(rungs.flatMap(({ entry, exit }) => [...entry, ...exit].map(({ id }) => id))),
      'give every condition its own id',
    ),
  /** The fewest days that an authority has for its representations. */
  representationDays: z.int().min(1).max(365),
});
export type Ladder = z.infer<typeof ladderSchema>;

export const LADDER_ID = 'intervention';
/** How the ladder is kept, under LADDER_ID. All of it is public. */
export const LADDER: RecordKind<Ladder> = {
  kind: 'ladder',
  schema: ladderSchema,
  publicPart: (ladder) => ladder,
};

/** DfE policy sets the ladder. Areas stay on their rungs: a rung on which one stands cannot be taken away. */
export function setLadder(
  input: Ladder,
  { by, standingOn }: Taking & { readonly standingOn: readonly string[] },
): Change<Ladder> {
  const lost = [...new Set(standingOn)].filter((rung) => !input.rungs.some(({ id }) => id === rung));
  refuseIfAny([
    ...unless(by.role === 'dfe-policy', null, {
      ...{ code: 'role-not-permitted', fact: 'Only DfE policy sets the ladder.' },
      whoCanSupply: 'DfE policy',
    }),
    ...lost.map((rung) => ({
      ...{ gate: null, code: 'rung-in-use', field: 'rungs', laCode: null },
      ...{
        fact: `An area stands on the rung ${rung}.`,
        whoCanSupply: "DfE's Regions Group, which moves areas",
      },
    })),
  ]);
  return { content: input, state: 'kept', areas: [], step: 'set-ladder', reason: null, announces: [] };
}
