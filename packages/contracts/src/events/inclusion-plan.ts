import { z } from 'zod';
import { newLaCodeSchema } from '../codes.ts';

const slug = z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'not a slug');
const code = slug.max(100);
const MAX_REVISION = 1_000;

/** Which plan of which authority, and which of its revisions. */
const plan = {
  plan_id: z.string().min(1).max(60),
  new_la_code: newLaCodeSchema,
  /** Counts the submissions to Regions Group, from 1; a plan never yet submitted is on its first. */
  revision: z.int().min(1).max(MAX_REVISION),
};
const reasons = z.array(z.string().min(1).max(500)).min(1).max(50);
const period = { valid_from: z.iso.date(), valid_to: z.iso.date() };

/** A local area inclusion plan was begun, from a version of the template. */
export const laipDraftedV1 = z.object({
  ...plan,
  template_version: code,
  /** The plan in force that this one amends. */
  amends: z.string().min(1).max(60).nullable(),
});

/** The authority sent its plan to Regions Group, signed off by its own SEND and AP Partnership. */
export const laipSubmittedV1 = z.object({
  ...plan,
  /** The day on which the board of the SEND and AP Partnership reviewed it. */
  board_reviewed_on: z.iso.date(),
  /** The bodies whose agreement is recorded. */
  agreed_by: z.array(slug.max(50)).min(1).max(40),
});

/** Regions Group sent a plan back: before a decision, or out of force. */
export const laipReturnedV1 = z.object({ ...plan, reasons, was_in_force: z.boolean() });

/** Regions Group signed a plan off, or extended it, against a named version of the standards. */
export const laipSignedOffV1 = z.object({
  ...plan,
  qa_outcome: z.enum(['met', 'met-with-conditions']),
  conditions: z.array(z.object({ id: slug.max(50), due: z.iso.date() })).max(50),
  /** Whether Regions Group lets tailored-list pilots of the area run on it. */
  opens_list_gate: z.boolean(),
  standards_set: code,
  standards_version: code,
  ...period,
});

/** A plan in force is being amended by another; it stays in force until that one is signed off. */
export const laipAmendedV1 = z.object({ ...plan, amended_by: z.string().min(1).max(60) });

/** The end of a plan in force comes near: said once for each of the days before it, and anew when it is extended. */
export const laipExpiringV1 = z.object({
  ...plan,
  ...period,
  /** How many days before its end it is time to warn. */
  days_before: z.union([z.literal(90), z.literal(60), z.literal(30)]),
  /** The day on which the warning was given; later than it was due where the service stood still. */
  warned_on: z.iso.date(),
});

/** The period of a plan in force is over. */
export const laipExpiredV1 = z.object({ ...plan, ...period });

/** Another plan of the area was signed off in its place. */
export const laipSupersededV1 = z.object({ ...plan, superseded_by: z.string().min(1).max(60) });

/** The board of one authority's SEND and AP Partnership met: which groups were there, and whether they were enough. */
export const sendApPartnershipMetV1 = z.object({
  plan_id: z.string().min(1).max(60),
  new_la_code: newLaCodeSchema,
  held_on: z.iso.date(),
  present: z.array(slug.max(50)).max(40),
  quorum: z.boolean(),
});
