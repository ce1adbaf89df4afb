import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { daySchema, lineSchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';

/** Ten years of three terms. */
const MOST_TERMS = 30;
const termSchema = z.strictObject({
  /** A short name such as `autumn-2026`. */
  id: slugSchema.max(50),
  name: lineSchema.min(1).max(100),
  firstDay: daySchema,
  /** The last day of the term, which belongs to it. */
  lastDay: daySchema,
});
export type Term = z.infer<typeof termSchema>;

/**
 * The school terms of one authority, as its own people wrote them down: there is no list for England, since every
 * authority and many schools set their own.
 */
export const termsSchema = z.strictObject({
  repId: repIdSchema,
  laCode: newLaCodeSchema,
  terms: z.array(termSchema).max(MOST_TERMS),
  /** Where the dates stand published. */
  source: lineSchema.min(1),
});
export type Terms = z.infer<typeof termsSchema>;

/** How terms are kept, under the code of their authority: all of it is public. */
export const TERMS: RecordKind<Terms> = {
  kind: 'terms',
  schema: termsSchema,
  publicPart: (terms) => terms,
};
