import { z } from 'zod';
import { lineSchema, linesSchema, slugSchema } from '../templates/text.ts';

/** The four broad areas of need that plans are written by. */
export const AREAS_OF_NEED = [
  'communication-and-interaction',
  'cognition-and-learning',
  'social-emotional-and-mental-health',
  'sensory-or-physical',
] as const;
export const STATEMENT_PHASES = ['early-years', 'primary', 'secondary', 'post-16'] as const;
export const TIERS = ['universal', 'sen-support', 'ehc-plan'] as const;
/** Who provides. `not-stated` is no gap to be filled by guessing: the published sources are silent. */
export const PROVIDERS = ['setting', 'authority', 'icb', 'school-leaders', 'not-stated'] as const;
export const BUDGETS = [
  'notional-sen',
  'high-needs',
  'early-years',
  'health',
  'social-care',
  'not-stated',
] as const;
export const EVIDENCE_STRENGTHS = ['not-rated', 'low', 'moderate', 'high'] as const;
export const PRACTICE_GUIDES = ['autism', 'mental-health-and-wellbeing', 'early-language'] as const;
export const STATEMENT_STATUSES = ['draft', 'test', 'published', 'withdrawn'] as const;

/** Printed with every statement. No field can change it, because no standard can change the duty. */
export const S42_NOTE =
  "Whoever a standard says provides, the local authority's duty to secure the special educational provision in an EHC plan stays (Children and Families Act 2014, section 42).";

const someOf = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z
    .array(z.enum(codes))
    .min(1)
    .max(codes.length)
    .refine((given) => new Set<string>(given).size === given.length, 'each once');

/** A statement of a National Standard: what is expected, of whom, and what that rests on. */
export const statementSchema = z.strictObject({
  id: slugSchema,
  version: z.int().min(1).max(999),
  title: lineSchema(200),
  expectation: linesSchema(2000),
  areasOfNeed: someOf(AREAS_OF_NEED),
  phases: someOf(STATEMENT_PHASES),
  tiers: someOf(TIERS),
  provider: z.enum(PROVIDERS),
  budget: z.enum(BUDGETS),
  evidence: z.enum(EVIDENCE_STRENGTHS),
  practiceGuide: z.enum(PRACTICE_GUIDES).nullable(),
  status: z.enum(STATEMENT_STATUSES),
  effectiveFrom: z.iso.date(),
  /** First day no longer in effect; null when it has no end. */
  effectiveTo: z.iso.date().nullable(),
  source: lineSchema(500),
  dutyNote: z.literal(S42_NOTE),
});
export type Statement = z.infer<typeof statementSchema>;

/** A statement version as others name it. */
export const statementRefSchema = z.strictObject({ id: slugSchema, version: z.int().min(1).max(999) });
export type StatementRef = z.infer<typeof statementRefSchema>;
export const statementKey = ({ id, version }: StatementRef): string => `${id}.v${version}`;

/** What makes no sense in a statement that the schema lets pass; undefined when nothing does. */
export function statementProblem({ effectiveFrom, effectiveTo }: Statement): string | undefined {
  return effectiveTo !== null && effectiveTo <= effectiveFrom
    ? 'Set the last day after the first one.'
    : undefined;
}
