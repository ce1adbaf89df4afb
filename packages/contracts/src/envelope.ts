import { z } from 'zod';
import { newLaCodeSchema, oldLaCodeSchema, pilotArmSchema, producerSchema, repIdSchema } from './codes.ts';

/**
 * CloudEvents 1.0 envelope in structured JSON form, with the extensions that the programme needs.
 * CloudEvents allows only lower-case letters and digits in attribute names, so `rep_id` of the field's
 * documents is `repid` here, `old_la_code` is `oldlacode`, and so on (ADR 0004).
 *
 * Three clocks: `occurredat` is when it happened in the world (a day where `precision` is "day"),
 * `recordedat` is when it became known, `time` is when the producer's outbox took it in.
 */
export const instantSchema = z.iso.datetime({ offset: false, precision: 3 });
const name = z.string().min(1).max(200);

export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  /** Unique for the content: an event of the same id and other content is refused. */
  id: z.string().min(1).max(100),
  source: z
    .string()
    .regex(/^\/[a-z0-9/-]+$/)
    .max(200),
  type: z.string().max(100),
  subject: name.optional(),
  time: instantSchema,
  datacontenttype: z.literal('application/json'),
  /** The installation's producer, which numbers its events without a gap from 1. */
  producer: producerSchema,
  sequence: z.int().min(1).max(2_147_483_647),
  repid: repIdSchema.optional(),
  oldlacode: oldLaCodeSchema.optional(),
  newlacode: newLaCodeSchema.optional(),
  pilotid: name.optional(),
  pilotarm: pilotArmSchema.optional(),
  occurredat: z.union([instantSchema, z.iso.date()]),
  precision: z.enum(['instant', 'day']),
  recordedat: instantSchema,
  /** A keyed pseudonym made inside the partnership; never a UPN. */
  subjectref: z
    .string()
    .regex(/^[a-f0-9]{64}$/)
    .optional(),
  caseref: name.optional(),
  /** Id of the event that this one corrects. */
  supersedes: z.string().min(1).max(100).optional(),
  lawfulbasis: name.optional(),
  synthetic: z.boolean(),
  /** The configuration version that produced the event. */
  configversion: name,
  traceparent: z
    .string()
    .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Largest event in bytes, as the outbox and both streams enforce it. Kafka's own default is 1 MiB. */
export const MAX_EVENT_BYTES = 512 * 1024;
