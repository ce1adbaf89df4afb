import { instantSchema, newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import {
  accountSchema,
  daySchema,
  lineSchema,
  noteSchema,
  sha256Schema,
  slugSchema,
  textSchema,
} from '../records/bounded.ts';

const provisionRow = z.strictObject({
  provision: lineSchema,
  provider: lineSchema,
  /** Null where nobody knows how many there are: that is not none. */
  places: z.int().min(0).max(100_000).nullable(),
  note: noteSchema.nullable(),
});
const intentionRow = z.strictObject({ need: lineSchema, intention: noteSchema, by: daySchema });

/** What an authority wrote in one section of its plan, by the kind that the template gives the section. */
export const planSectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id: slugSchema, kind: z.literal('text'), text: textSchema.max(10_000) }),
  z.strictObject({
    id: slugSchema,
    kind: z.literal('provision-map'),
    rows: z.array(provisionRow).min(1).max(200),
  }),
  z.strictObject({
    id: slugSchema,
    kind: z.literal('commissioning'),
    rows: z.array(intentionRow).min(1).max(100),
  }),
]);
export type PlanSection = z.infer<typeof planSectionSchema>;

/** A version of a set of National Standards; a published test set counts as a version. */
export const standardsVersionSchema = z.strictObject({ set: slugSchema, version: slugSchema });

export const PLAN_STATES = [
  'drafted',
  'board-reviewed',
  'partnership-signed-off',
  'submitted',
  'quality-assured',
  'returned',
  'in-force',
  'amended',
  'superseded',
  'expired',
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

const meetingSchema = z.strictObject({
  on: daySchema,
  present: z.array(slugSchema).max(40),
  quorum: z.boolean(),
  /** The edition of the plan that lay before the board. */
  edition: z.int().min(1),
});
const agreementSchema = z.strictObject({
  body: slugSchema,
  edition: z.int().min(1),
  on: daySchema,
  recordedBy: accountSchema,
});
export const JUDGEMENTS = ['met', 'partly-met', 'not-met'] as const;
const judgementSchema = z.strictObject({
  reviewer: accountSchema,
  statementId: slugSchema,
  judgement: z.enum(JUDGEMENTS),
  note: noteSchema.nullable(),
});
const questionSchema = z.strictObject({
  id: slugSchema,
  askedBy: accountSchema,
  askedAt: instantSchema,
  text: noteSchema,
  answer: z.strictObject({ by: accountSchema, at: instantSchema, text: noteSchema }).nullable(),
});
export const conditionSchema = z.strictObject({
  id: slugSchema,
  text: noteSchema,
  due: daySchema,
  metOn: daySchema.nullable(),
});
const decisionSchema = z.strictObject({
  outcome: z.enum(['accept', 'accept-with-conditions', 'return']),
  reasons: z.array(noteSchema).max(50),
  conditions: z.array(conditionSchema).max(50),
  /** Whether tailored-list pilots of the area may run on this decision. Regions Group says so, nobody else. */
  opensListGate: z.boolean(),
  decidedBy: accountSchema,
  /** A sign-off by the authority or by a lead does not exist. */
  role: z.literal('regions-group'),
  at: instantSchema,
});

/** A local area inclusion plan of one authority, with all that was said of it. */
export const inclusionPlanSchema = z.strictObject({
  id: slugSchema.max(60),
  laCode: newLaCodeSchema,
  repId: repIdSchema,
  templateVersion: slugSchema,
  state: z.enum(PLAN_STATES),
  /** Counts what was written: agreements and reviews hold for one edition. */
  edition: z.int().min(1),
  /** Counts submissions. */
  revision: z.int().min(1).max(1_000),
  sections: z.array(planSectionSchema).max(24),
  submittedSections: z.array(planSectionSchema).max(24).nullable(),
  documents: z
    .array(
      z.strictObject({
        name: lineSchema,
        mediaType: lineSchema,
        bytes: z.int().min(1),
        sha256: sha256Schema,
      }),
    )
    .max(50),
  draftedBy: z.array(accountSchema).max(100),
  meetings: z.array(meetingSchema).max(200),
  agreements: z.array(agreementSchema).max(400),
  standards: standardsVersionSchema.nullable(),
  judgements: z.array(judgementSchema).max(2_000),
  questions: z.array(questionSchema).max(200),
  decision: decisionSchema.nullable(),
  inForce: z.strictObject({ from: daySchema, to: daySchema }).nullable(),
  /** The warnings of its end that were given: for which end, and how many days before it. */
  warned: z
    .array(z.strictObject({ expires: daySchema, days: z.int().min(1), on: daySchema }))
    .max(200)
    .default([]),
  amends: slugSchema.max(60).nullable(),
  /** The plan that amends this one, or that took its place. */
  successor: slugSchema.max(60).nullable(),
});
export type InclusionPlan = z.infer<typeof inclusionPlanSchema>;
