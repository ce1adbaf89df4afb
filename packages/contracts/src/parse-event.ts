import { z } from 'zod';
import { envelopeSchema, MAX_EVENT_BYTES } from './envelope.ts';
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
const reject = (code: RejectionCode, detail: string): ParsedEvent => ({ ok: false, code, detail });

const eventSchemas = Object.fromEntries(
  Object.entries(EVENT_TYPES).map(([type, { data }]) => [
    type,
    envelopeSchema.extend({ type: z.literal(type), data: data as z.ZodType }),
  ]),
) as unknown as Record<EventType, z.ZodType<RepEvent>>;

/** The schema of one whole event: envelope and data. */
export const eventSchema = (type: EventType): z.ZodType<RepEvent> => eventSchemas[type];

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

/** A parsed JSON value to event, by the schema of the type it names. */
export function validateEvent(json: unknown): ParsedEvent {
  const named = z.object({ type: z.string() }).safeParse(json);
  if (!named.success) return reject('invalid-envelope', 'there is no event type');
  const { type } = named.data;
  if (!isEventType(type)) {
    const known = Object.keys(EVENT_TYPES).some(
      (t) => t.replace(/\.v\d+$/, '') === type.replace(/\.v\d+$/, ''),
    );
    return reject(
      known ? 'unknown-version' : 'unknown-type',
      `type "${type.slice(0, 100)}" is not in the registry`,
    );
  }
  const parsed = eventSchemas[type].safeParse(json);
  if (parsed.success) return { ok: true, event: parsed.data };
  const first = parsed.error.issues[0];
  const path = first?.path.join('.') ?? '';
  return reject(
    path.startsWith('data') ? 'invalid-data' : 'invalid-envelope',
    `${path}: ${first?.message ?? 'invalid'}`,
  );
}
