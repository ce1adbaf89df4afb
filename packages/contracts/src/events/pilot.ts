import { z } from 'zod';

/** Strands are data: a slug, not a fixed list. The first three are national-standards, tailored-lists, mediation. */
const strand = z.string().regex(/^[a-z][a-z0-9-]{1,49}$/, 'not lower-case letters, digits and hyphens');

/** A pilot as its lead drafted it. Whose it is, and its id, stand in the envelope. */
export const pilotRegisteredV1 = z.object({
  title: z.string().min(1).max(200),
  strand,
  question: z.string().max(2000).optional(),
});

/** Paused, withdrawn and superseded are states, not deletions: a pilot's data outlives it. */
export const PILOT_STATES = [
  'draft',
  'consulting',
  'agreed',
  'submitted',
  'approved',
  'registered',
  'live',
  'paused',
  'refined',
  'withdrawn',
  'ended',
  'superseded',
] as const;
export const pilotStateSchema = z.enum(PILOT_STATES);

/** A step of a pilot; `from` is null for its first state. */
export const pilotStateChangedV1 = z.object({
  from: pilotStateSchema.nullable(),
  to: pilotStateSchema,
  reason: z.string().min(1).max(500),
  actor_role: z.string().min(1).max(50),
});
