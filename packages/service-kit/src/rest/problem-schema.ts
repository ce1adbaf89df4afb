import { z } from 'zod';

const refusalSchema = z.object({
  gate: z.string().nullable().describe('The gate that is closed, such as G1.'),
  code: z.string(),
  field: z.string().nullable(),
  laCode: z.string().nullable().describe('The area whose fact is missing.'),
  fact: z.string().describe('The fact that is missing.'),
  whoCanSupply: z.string(),
});
const differenceSchema = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });
const conflictSchema = z.object({
  currentVersion: z.int(),
  changedByRole: z.string(),
  differences: z.array(differenceSchema),
});

/** What every refusal of the door looks like: problem details (RFC 9457) with what a program needs beside them. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence for the user that says what to do.'),
    instance: z.string().describe('The id of the request, to report a fault by.'),
    code: z.string().describe('The kind of refusal, such as FORBIDDEN.'),
    reason: z.string().nullable().optional().describe('The rule that refused, such as step-refused.'),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Every field of the input that is wrong.'),
    refusals: z.array(refusalSchema).optional().describe('Every reason why the step may not be taken.'),
    conflict: conflictSchema.nullable().optional().describe('What somebody else changed meanwhile.'),
  })
  .describe('Problem details (RFC 9457)');
