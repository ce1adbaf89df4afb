import { z } from 'zod';
import { newLaCodeSchema } from '../codes.ts';

const sha256 = z.string().regex(/^[a-f0-9]{64}$/, 'not a SHA-256 in hex');
const slug = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'not a slug')
  .max(100);

/** A pilot's protocol was frozen before any outcome was looked at. */
export const protocolPreregisteredV1 = z.object({
  /** Of the protocol as canonical JSON (RFC 8785). */
  protocol_hash: sha256,
  version: z.int().min(1).max(1_000),
  /** The role, not the person. */
  registered_by: z.string().min(1).max(50),
  registered_at: z.iso.datetime({ offset: false, precision: 3 }),
  registry_url: z
    .string()
    .regex(/^https:\/\/[^\s"<>]+$/, 'not a https address')
    .max(500)
    .nullable(),
});

/** Something was done otherwise than the frozen protocol says. */
export const protocolDeviatedV1 = z.object({
  protocol_hash: sha256,
  what: z.string().min(1).max(500),
  reason: z.string().min(1).max(500),
});

/** A gate was looked at for a pilot or one of its areas, with what was seen. */
export const gateEvaluatedV1 = z.object({
  gate_id: z.string().regex(/^G\d{1,2}$/, 'not a gate'),
  /** The area it was looked at for; null for the pilot as a whole. */
  new_la_code: newLaCodeSchema.nullable(),
  result: z.enum(['pass', 'fail', 'waived']),
  reasons: z.array(z.object({ code: slug, fact: z.string().min(1).max(1_000) })).max(100),
  /** Digests of the facts that were seen. */
  evidence_refs: z.array(sha256).max(20),
  /** The last day of a waiver. */
  waived_until: z.iso.date().optional(),
});

export const PILOT_AREA_STATES = [
  'invited',
  'agreed',
  'declined',
  'live',
  'paused',
  'withdrawn',
  'ended',
] as const;
export const pilotAreaStateSchema = z.enum(PILOT_AREA_STATES);

/** One area of a pilot moved; `from` is null when it is invited for the first time. */
export const pilotAreaStateChangedV1 = z.object({
  new_la_code: newLaCodeSchema,
  from: pilotAreaStateSchema.nullable(),
  to: pilotAreaStateSchema,
  reason: z.string().min(1).max(500),
  /** A role, or `clock` for the scheduled check. */
  actor_role: z.string().min(1).max(50),
  /** Why it is paused, where it is. */
  holds: z.array(z.enum(['authority', 'dfe', 'guardrail', 'gate', 'halt'])).max(5),
});

/** A guardrail of a pilot was passed in one area, and what that set off. */
export const guardrailBreachedV1 = z.object({
  guardrail_id: slug,
  new_la_code: newLaCodeSchema,
  value: z.number(),
  threshold: z.number(),
  action: z.enum(['notify', 'pause']),
});
