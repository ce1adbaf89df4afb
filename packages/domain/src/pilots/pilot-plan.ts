import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { daySchema, lineSchema, slugSchema, textSchema } from '../records/bounded.ts';

const indicatorRef = { id: slugSchema, version: z.int().min(1).max(1_000) };
/** Names the second of two that are alike: which of them counted would hang on their order. */
const eachOnce =
  <T>(keyOf: (each: T) => string) =>
  (all: readonly T[], context: z.RefinementCtx) =>
    all.forEach((each, at) => {
      if (all.findIndex((other) => keyOf(other) === keyOf(each)) === at) return;
      context.addIssue({ code: 'custom', path: [at], message: 'named twice' });
    });
const codes = z
  .array(newLaCodeSchema)
  .max(152)
  .superRefine(eachOnce((code) => code));

export const ALLOCATION_METHODS = ['cluster', 'stratified', 'restricted', 'stepped-wedge'] as const;
/** One area (or setting) that lots are drawn for, with the baseline figures it is balanced on. */
const clusterSchema = z.strictObject({
  id: slugSchema.or(newLaCodeSchema),
  stratum: slugSchema.nullable(),
  figures: z.record(slugSchema, z.number()),
});
export const allocationSchema = z.strictObject({
  method: z.enum(ALLOCATION_METHODS),
  /** Any 32-bit integer: the same seed gives the same lots. */
  seed: z.int().min(-2_147_483_648).max(2_147_483_647),
  clusters: z.array(clusterSchema).min(2).max(500),
  /** How many clusters are treated; for a stepped wedge, how many steps there are. */
  treated: z.int().min(1).max(500),
  /** Largest standardised difference that a restricted draw accepts, on each of these figures. */
  balance: z
    .strictObject({ figures: z.array(slugSchema).min(1).max(20), limit: z.number().positive() })
    .nullable(),
});
export type AllocationDesign = z.infer<typeof allocationSchema>;

/** A guardrail: what is watched that it should not get worse, and what its breach sets off. */
const guardrailSchema = z.strictObject({
  ...indicatorRef,
  mandatory: z.boolean(),
  stop: z
    .strictObject({
      when: z.enum(['above', 'below']),
      threshold: z.number(),
      action: z.enum(['notify', 'pause']),
    })
    .nullable(),
});

/** What a pilot is to find out and how: complete before anybody is asked to agree, frozen when it is registered. */
export const pilotPlanSchema = z.strictObject({
  question: textSchema.max(2_000),
  theoryOfChange: textSchema.max(5_000),
  design: z.strictObject({
    areas: codes.min(1).max(40),
    comparisonAreas: codes,
    phaseIn: z.array(z.strictObject({ from: daySchema, areas: codes.min(1) })).max(40),
    allocation: allocationSchema.nullable(),
  }),
  /** One: a pilot that succeeds on whichever indicator moved has found nothing. */
  primaryIndicator: z.strictObject({ ...indicatorRef, better: z.enum(['higher', 'lower']) }),
  guardrails: z
    .array(guardrailSchema)
    .max(40)
    .superRefine(eachOnce(({ id }) => id)),
  outcomeWindow: z.strictObject({ from: daySchema, to: daySchema }).refine(({ from, to }) => from < to, {
    path: ['to'],
    error: 'ends before it starts',
  }),
  sample: z.strictObject({ unit: lineSchema, size: z.int().min(1).max(10_000_000) }),
  smallestEffect: z.strictObject({ value: z.number(), unit: lineSchema }),
  dataNeeded: z.array(lineSchema).min(1).max(100),
  burden: z
    .array(
      z.strictObject({ who: lineSchema, task: lineSchema, minutesPerWeek: z.number().min(0).max(10_000) }),
    )
    .max(50),
  ethicsReference: lineSchema.nullable(),
  /** What the public is told of the pilot. */
  publicText: textSchema.max(5_000),
  /** The partnership's variant of the strand's template, by version: the configuration that is tried. */
  variant: z.strictObject({ id: slugSchema.max(60), version: z.int().min(1) }),
});
export type PilotPlan = z.infer<typeof pilotPlanSchema>;

/** A pilot's plan while it is being written: saved after every step of the form. */
export const pilotPlanDraftSchema = pilotPlanSchema.partial();
export type PilotPlanDraft = z.infer<typeof pilotPlanDraftSchema>;

/** Text that every page about a pilot shows to the public (gate G26). */
export const PUBLIC_STATEMENT =
  'Only those local areas involved in the programme are testing this. It does not change the statutory duties of anybody or the rights of families.';
