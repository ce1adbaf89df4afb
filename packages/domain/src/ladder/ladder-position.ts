import { instantSchema, newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';

/** What a move says of families, wherever it is shown. */
export const LADDER_NOTE =
  'A step on this ladder is between DfE and the authority. It changes nobody’s rights, plans or provision, and it is no ranking of areas.';

/** What was looked up: the query, as of when, and what it answered. A value that is not known is null. */
const factSchema = z.strictObject({
  query: z.string().min(1).max(5_000),
  asOf: instantSchema,
  values: z
    .array(z.strictObject({ name: slugSchema, value: z.union([z.number(), z.string().max(200)]).nullable() }))
    .max(100),
});
export const factsSchema = z.array(factSchema).min(1).max(20);
/** A condition of the ladder, and how it is met. */
export const groundsSchema = z
  .array(z.strictObject({ condition: slugSchema.max(50), note: noteSchema }))
  .min(1)
  .max(20);
const rungId = slugSchema.max(50);

const representationSchema = z.strictObject({
  text: noteSchema.max(5_000),
  at: instantSchema,
  by: accountSchema,
});
const proposalSchema = z.strictObject({
  /** Null: off the ladder. */
  to: rungId.nullable(),
  grounds: groundsSchema,
  facts: factsSchema,
  /** The last day for the authority's representations. */
  representationsBy: daySchema,
  by: accountSchema,
  at: instantSchema,
});
const moveSchema = z.strictObject({
  from: rungId.nullable(),
  proposal: proposalSchema,
  representations: z.array(representationSchema).max(20),
  /** What was seen on the day of the decision. */
  facts: factsSchema,
  reasons: noteSchema.max(5_000),
  by: accountSchema,
  at: instantSchema,
});

const LADDER_STATES = ['settled', 'proposed', 'heard'] as const;
export type LadderState = (typeof LADDER_STATES)[number];

/** Where one area stands on the ladder, what is proposed, and every move it made. */
export const ladderPositionSchema = z.strictObject({
  laCode: newLaCodeSchema,
  repId: repIdSchema,
  state: z.enum(LADDER_STATES),
  /** Null: the area is not on the ladder. */
  rung: rungId.nullable(),
  proposal: proposalSchema.nullable(),
  representations: z.array(representationSchema).max(20),
  moves: z.array(moveSchema).max(100),
});
export type LadderPosition = z.infer<typeof ladderPositionSchema>;

/** How positions are kept, under the area's code: what the authority and Regions Group wrote stays in the service. */
export const LADDER_POSITION: RecordKind<LadderPosition> = {
  kind: 'ladder-position',
  schema: ladderPositionSchema,
  publicPart: ({ laCode, repId, state, rung, moves }) => ({
    ...{ laCode, repId, state, rung, note: LADDER_NOTE },
    moves: moves.map(({ from, proposal, representations, at }) => ({
      ...{ from, to: proposal.to, at, representations: representations.length },
      conditions: proposal.grounds.map(({ condition }) => condition),
    })),
  }),
};

export const notOnLadder = (laCode: string, repId: LadderPosition['repId']): LadderPosition => ({
  ...{ laCode, repId, state: 'settled', rung: null, proposal: null, representations: [], moves: [] },
});
