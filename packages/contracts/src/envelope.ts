import { z } from 'zod';
import { newLaCodeSchema, oldLaCodeSchema, pilotArmSchema, producerSchema, repIdSchema } from './codes.ts';

/** An instant in UTC to the millisecond: `2024-09-01T10:00:00.000Z`. One spelling only, so that text sorts as time. */
export const instantSchema = z.iso.datetime({
  offset: false,
  precision: 3,
  error: 'not an instant as in 2024-09-01T10:00:00.000Z',
});
const name = z.string().min(1).max(200);
/** CloudEvents integers have 32 bits. */
const MAX_SEQUENCE = 2_147_483_647;

/**
 * CloudEvents 1.0 envelope in structured JSON form, with the extensions that the programme needs.
 * CloudEvents allows only lower-case letters and digits in attribute names, so `rep_id` of the field's
 * documents is `repid` here, `old_la_code` is `oldlacode`, and so on (ADR 0003).
 *
 * Three clocks: `occurredat` is when it happened in the world (a day where `precision` is "day"),
 * `recordedat` is when it became known, `time` is when the producer's outbox took it in.
 */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  /** Unique for the content: an event of the same id and other content is refused. */
  id: z.string().min(1).max(100),
  source: z
    .string()
    .regex(/^\/[a-z0-9/-]+$/, 'not a path of lower-case letters, digits and hyphens')
    .max(200),
  type: z.string().max(100),
  subject: name.optional(),
  time: instantSchema,
  datacontenttype: z.literal('application/json'),
  /** Who speaks. Every producer numbers its events from 1 without a gap. */
  producer: producerSchema,
  sequence: z.int().min(1).max(MAX_SEQUENCE),
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
    .regex(/^[a-f0-9]{64}$/, 'not a keyed pseudonym of 64 hex digits')
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
    .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/, 'not a traceparent of W3C Trace Context')
    .optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const DAY_LENGTH = '2024-09-01'.length;

/** `precision` says how exactly `occurredat` is known, so the two must agree. */
export const agreesWithPrecision = ({ precision, occurredat }: Envelope): boolean =>
  (precision === 'day') === (occurredat.length === DAY_LENGTH);

/** The same rule in the words of JSON Schema. */
export const AGREES_WITH_PRECISION = {
  if: { properties: { precision: { const: 'day' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { occurredat: { maxLength: DAY_LENGTH } } },
  else: { properties: { occurredat: { minLength: DAY_LENGTH + 1 } } },
};

/** Largest event in bytes, as the outbox and both streams enforce it. Kafka's own default is 1 MiB. */
export const MAX_EVENT_BYTES = 512 * 1024;
