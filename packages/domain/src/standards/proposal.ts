import { instantSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { lineSchema, linesSchema } from '../templates/text.ts';
import { VOICES } from './feedback.ts';
import { statementRefSchema } from './statement.ts';

/** What a change rests on: figures as they were at a time, so that the same question gives the same answer later. */
const evidenceSchema = z.strictObject({
  query: lineSchema(1000),
  asOf: instantSchema,
  /** What the query answered. Symbols stay symbols: missing is not zero. */
  values: z.array(z.union([z.number(), z.enum(['x', 'z', 'c', 'low'])])).max(500),
});
const restsOnSchema = z
  .strictObject({
    feedback: z.array(z.uuid()).max(200),
    evidence: z.array(evidenceSchema).max(50),
  })
  .refine(({ feedback, evidence }) => feedback.length + evidence.length > 0, 'name what the change rests on');

const moveSchema = z.strictObject({ pilotId: z.uuid(), repId: repIdSchema, on: z.iso.date() });

/** A change to a statement, from its proposal to the pilots that move to what came of it. */
export const proposalSchema = z.strictObject({
  id: z.uuid(),
  statement: statementRefSchema,
  /** What the statement should say instead. */
  proposed: linesSchema(2000),
  why: linesSchema(2000),
  restsOn: restsOnSchema,
  proposedBy: accountSchema,
  state: z.enum(['proposed', 'consulting', 'accepted', 'rejected', 'published']),
  consultation: z
    .strictObject({
      from: z.iso.date(),
      /** First day on which no answer is taken any more. */
      to: z.iso.date(),
      asked: z.array(z.enum(VOICES)).min(1).max(VOICES.length),
      answers: z.array(z.strictObject({ voice: z.enum(VOICES), said: linesSchema(2000) })).max(500),
    })
    .nullable(),
  decision: z
    .strictObject({
      reason: linesSchema(2000),
      dissent: linesSchema(2000).nullable(),
      /** What would have to be seen for the decision to be another. */
      wouldChange: linesSchema(1000),
      on: z.iso.date(),
      by: accountSchema,
    })
    .nullable(),
  newVersion: statementRefSchema.nullable(),
  moves: z.array(moveSchema).max(1000),
});
export type Proposal = z.infer<typeof proposalSchema>;
export type Move = z.infer<typeof moveSchema>;

/** Proposals. Accounts, and what groups answered in their own words, stay in the service: their number is told. */
export const PROPOSAL: RecordKind<Proposal> = {
  kind: 'standard-proposal',
  schema: proposalSchema,
  publicPart: ({ proposedBy: _proposer, decision, consultation, ...rest }) => ({
    ...rest,
    decision: decision && withoutDecider(decision),
    consultation: consultation && {
      ...consultation,
      answers: consultation.answers.map(({ voice }) => ({ voice })),
    },
  }),
};

function withoutDecider({ by: _decider, ...told }: NonNullable<Proposal['decision']>) {
  return told;
}
