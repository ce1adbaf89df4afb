import { z } from 'zod';
import { newLaCodeSchema } from '../codes.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, 'not lower-case letters, digits and hyphens');

/**
 * One version of one record of the programme's configuration: a pilot, a variant, an inclusion plan, a template. It is
 * told whole, so that who keeps every event keeps every version. Nothing in `content` names a person.
 */
export const configurationRecordedV1 = z.object({
  kind: slug,
  id: z.string().min(1).max(60),
  /** Contiguous from 1. */
  version: z.int().min(1).max(1_000_000),
  /** Where the record stands in the machine of its kind. */
  state: slug,
  /** The areas it concerns. */
  areas: z.array(newLaCodeSchema).max(40),
  /** The step that made this version, as the history shows it. */
  step: slug,
  reason: z.string().min(1).max(2000).nullable(),
  actor_role: z.string().min(1).max(50),
  actor_la_code: newLaCodeSchema.nullable(),
  /** SHA-256 of `content` as canonical JSON (RFC 8785), by which two copies are compared. */
  sha256: z.string().regex(/^[a-f0-9]{64}$/, 'not a SHA-256 in hex'),
  content: z.record(z.string().max(100), z.unknown()),
});
