import { z } from 'zod';
import { AGREES_WITH_PRECISION, agreesWithPrecision, envelopeSchema, MAX_EVENT_BYTES } from './envelope.ts';
import { EVENT_TYPES, type EventType, isEventType, type RepEvent } from './registry.ts';

/** Why bytes from the stream are not an event that this version of the platform can take. */
export type RejectionCode =
  | 'too-large'
  | 'not-utf8'
  | 'malformed-json'
  | 'unknown-type'
  | 'unknown-version'
  | 'invalid-envelope'
  | 'invalid-data';

export type ParsedEvent = { ok: true; event: RepEvent } | { ok: false; code: RejectionCode; detail: string };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const familyOf = (type: string): string => type.replace(/\.v\d+$/, '');
const reject = (code: RejectionCode, detail: string): ParsedEvent => ({ ok: false, code, detail });

function schemaOf(type: EventType): z.ZodType<RepEvent> {
  const { data, requires } = EVENT_TYPES[type];
  const attributes = Object.fromEntries(requires.map((name) => [name, envelopeSchema.shape[name].unwrap()]));
  const event = envelopeSchema
    .extend({ ...attributes, type: z.literal(type), data: data as z.ZodType })
    .refine(agreesWithPrecision, { path: ['occurredat'], error: 'does not fit its precision' })
    .meta(AGREES_WITH_PRECISION);
  // The registry decides shape and type together, which the compiler cannot follow from one to the other.
  return event as unknown as z.ZodType<RepEvent>;
}

const types = Object.keys(EVENT_TYPES) as EventType[];
const eventSchemas = new Map(types.map((type) => [type, schemaOf(type)]));
const families = new Set(types.map((type) => familyOf(type)));

/** The schema of one whole event: envelope and data. */
export function eventSchema(type: EventType): z.ZodType<RepEvent> {
  const schema = eventSchemas.get(type);
  if (!schema) throw new TypeError(`There is no event type ${type}.`);
  return schema;
}

/** Bytes to event. Never throws: what is wrong comes back as a code and a detail that names the field. */
export function parseEvent(bytes: Uint8Array): ParsedEvent {
  if (bytes.byteLength > MAX_EVENT_BYTES) {
    return reject('too-large', `${bytes.byteLength} bytes; the limit is ${MAX_EVENT_BYTES}`);
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return reject('not-utf8', 'the bytes are not UTF-8 text');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return reject('malformed-json', error instanceof Error ? error.message : String(error));
  }
  return validateEvent(json);
}

function rejectType(type: string): ParsedEvent {
  const code = families.has(familyOf(type)) ? 'unknown-version' : 'unknown-type';
  return reject(code, `type "${type.slice(0, 100)}" is not in the registry`);
}

// Made once: making a schema takes longer than checking an event with it.
const namedSchema = z.object({ type: z.string() });

/** A parsed JSON value to event, by the schema of the type it names. Fields that nobody knows are dropped. */
export function validateEvent(json: unknown): ParsedEvent {
  const named = namedSchema.safeParse(json);
  if (!named.success) return reject('invalid-envelope', 'there is no event type');
  const { type } = named.data;
  if (!isEventType(type)) return rejectType(type);
  const parsed = eventSchema(type).safeParse(json);
  if (parsed.success) return { ok: true, event: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  return reject(
    path[0] === 'data' ? 'invalid-data' : 'invalid-envelope',
    `${path.join('.')}: ${issue?.message ?? 'invalid'}`,
  );
}
