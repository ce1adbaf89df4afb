import { instantSchema, newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, noteSchema, sha256Schema, slugSchema } from '../records/bounded.ts';
import { ROLES, type Role } from '../roles.ts';
import { GATES, type GateId } from './step-refused.ts';

/**
 * Gates that can be waived for a time, and by whom. G22: an area's code ends in a reorganisation before its successor's
 * begins. G26: the statement in another language or in easy read. No other gate is here, and G1 to G11 never can be.
 */
export const WAIVABLE: Readonly<Partial<Record<GateId, readonly Role[]>>> = {
  G22: ['dfe-policy'],
  G26: ['dfe-policy'],
};

/** What was looked up for a decision: the query, as of when, and what it answered. */
const snapshotSchema = z.strictObject({
  query: z.string().min(1).max(5_000),
  asOf: instantSchema,
  values: z
    .array(z.strictObject({ name: slugSchema, value: z.union([z.number(), z.string().max(200)]).nullable() }))
    .max(200),
});

/** A gate was looked at, with the facts it saw, by whom, who disagreed and what would change it. Never changed after. */
export const gateDecisionSchema = z.strictObject({
  gate: z.enum(GATES),
  laCode: newLaCodeSchema.nullable(),
  result: z.enum(['pass', 'fail', 'waived']),
  refusals: z.array(z.strictObject({ code: slugSchema, fact: z.string().max(1_000) })).max(100),
  snapshot: snapshotSchema.nullable(),
  /** SHA-256 of the facts the gate saw, as canonical JSON. */
  factsSha256: sha256Schema,
  by: accountSchema,
  role: z.enum(ROLES),
  at: instantSchema,
  dissent: noteSchema.nullable(),
  wouldChange: noteSchema.nullable(),
  /** Why, and to which last day, where it was waived. */
  waiver: z.strictObject({ reason: noteSchema, until: daySchema }).nullable(),
});
export type GateDecision = z.infer<typeof gateDecisionSchema>;

/** Whether a waiver of the gate holds on the day, for the area or for the pilot as a whole. */
export const isWaived = (
  decisions: readonly GateDecision[],
  gate: GateId | null,
  laCode: string | null,
  day: string,
): boolean =>
  gate !== null &&
  WAIVABLE[gate] !== undefined &&
  decisions.some(
    (each) =>
      each.gate === gate &&
      each.result === 'waived' &&
      (each.laCode === null || each.laCode === laCode) &&
      day <= (each.waiver?.until ?? ''),
  );
