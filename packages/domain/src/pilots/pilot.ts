import {
  instantSchema,
  newLaCodeSchema,
  pilotAreaStateSchema,
  pilotStateSchema,
  repIdSchema,
} from '@rep/contracts';
import { z } from 'zod';
import { gateDecisionSchema } from '../gates/gate-decision.ts';
import {
  accountSchema,
  daySchema,
  lineSchema,
  noteSchema,
  sha256Schema,
  slugSchema,
  textSchema,
} from '../records/bounded.ts';
import { pilotPlanDraftSchema } from './pilot-plan.ts';

export type PilotState = z.infer<typeof pilotStateSchema>;
export type PilotAreaState = z.infer<typeof pilotAreaStateSchema>;

export const AREA_DOCUMENTS = ['data-protection-impact', 'equality-impact', 'data-sharing'] as const;
const documentSchema = z.strictObject({
  kind: z.enum(AREA_DOCUMENTS),
  sha256: sha256Schema,
  draftedBy: accountSchema,
  signedBy: accountSchema,
  signedAt: instantSchema,
});

/** Why an area is paused. It runs again when the last hold is lifted, each by whoever may lift it. */
export const HOLD_CAUSES = ['authority', 'dfe', 'guardrail', 'gate', 'halt'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];
const holdSchema = z.strictObject({
  cause: z.enum(HOLD_CAUSES),
  by: accountSchema.nullable(),
  at: instantSchema,
  reason: noteSchema,
});

const areaSchema = z.strictObject({
  laCode: newLaCodeSchema,
  state: pilotAreaStateSchema,
  agreement: z.strictObject({ by: accountSchema, at: instantSchema }).nullable(),
  documents: z.array(documentSchema).max(20),
  holds: z.array(holdSchema).max(20),
  /** When it first went live; null while it never has. */
  liveSince: instantSchema.nullable(),
});
export type PilotArea = z.infer<typeof areaSchema>;

const protocolSchema = z.strictObject({
  version: z.int().min(1),
  /** The protocol as canonical JSON (RFC 8785): the bytes that were hashed. */
  canonical: z.string().max(300_000),
  sha256: sha256Schema,
  at: instantSchema,
  by: accountSchema,
  role: lineSchema,
  registryUrl: z.string().max(500).nullable(),
});
const deviationSchema = z.strictObject({
  what: noteSchema,
  reason: noteSchema,
  at: instantSchema,
  by: accountSchema,
});
const breachSchema = z.strictObject({
  guardrailId: slugSchema,
  laCode: newLaCodeSchema,
  value: z.number(),
  threshold: z.number(),
  action: z.enum(['notify', 'pause']),
  at: instantSchema,
});

/** What a pilot leaves behind: without all four it does not end. */
export const exitSchema = z.strictObject({
  plan: textSchema.max(5_000),
  notices: z
    .array(z.strictObject({ to: lineSchema, on: daySchema }))
    .min(1)
    .max(100),
  finalReturn: z.strictObject({ on: daySchema, sha256: sha256Schema }),
  learning: textSchema.max(10_000),
});

/** A pilot of a partnership with its areas, each in its own state. Nothing is ever taken out of it. */
export const pilotSchema = z.strictObject({
  id: slugSchema.max(60),
  repId: repIdSchema,
  title: lineSchema,
  strand: slugSchema.max(50),
  state: pilotStateSchema,
  cycle: z.int().min(1).max(100),
  /** The pilot whose next cycle this is. */
  refines: slugSchema.max(60).nullable(),
  /** The pilot that refined or superseded this one. */
  successor: slugSchema.max(60).nullable(),
  leadLaCode: newLaCodeSchema,
  plan: pilotPlanDraftSchema,
  areas: z.array(areaSchema).max(60),
  draftedBy: z.array(accountSchema).max(100),
  approval: z.strictObject({ by: accountSchema, at: instantSchema }).nullable(),
  protocol: protocolSchema.nullable(),
  deviations: z.array(deviationSchema).max(200),
  breaches: z.array(breachSchema).max(500),
  decisions: z.array(gateDecisionSchema).max(300),
  exit: exitSchema.nullable(),
});
export type Pilot = z.infer<typeof pilotSchema>;

/** The states in which an authority may still withdraw its agreement, and the lead still write. */
export const BEFORE_SUBMISSION: readonly PilotState[] = ['draft', 'consulting', 'agreed'];
export const areaOf = (pilot: Pilot, laCode: string): PilotArea | undefined =>
  pilot.areas.find((area) => area.laCode === laCode);
