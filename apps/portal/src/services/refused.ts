import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';

const refusalSchema = z.object({
  gate: z.string().nullable(),
  code: z.string(),
  field: z.string().nullable(),
  laCode: z.string().nullable(),
  fact: z.string(),
  whoCanSupply: z.string(),
});
const conflictSchema = z.object({
  currentVersion: z.int(),
  changedByRole: z.string(),
  differences: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
});
const detailsSchema = z.object({
  fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  refusals: z.array(refusalSchema).default([]),
  conflict: conflictSchema.nullable().default(null),
});
type Details = z.infer<typeof detailsSchema>;

/** A service refused a step and said why: every field, every gate, and what somebody else changed. */
export class Refused extends HttpProblem {
  readonly fields: Details['fields'];
  readonly refusals: Details['refusals'];
  readonly conflict: Details['conflict'];
  constructor(status: number, message: string, details: Details) {
    super(status, message);
    this.name = 'Refused';
    this.fields = details.fields;
    this.refusals = details.refusals;
    this.conflict = details.conflict;
  }
}

const NOTHING: Details = { fields: [], refusals: [], conflict: null };

/** The refusal that an error's data tells of. */
export const refusedOf = (status: number, message: string, data: unknown): Refused =>
  new Refused(status, message, detailsSchema.safeParse(data).data ?? NOTHING);
