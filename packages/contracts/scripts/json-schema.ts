import { z } from 'zod';
import { EVENT_TYPES, type EventType, eventSchema } from '../src/index.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** JSON Schema of one whole event, of the same definition that the validator uses. Unknown fields are let through. */
export const jsonSchemaOf = (type: EventType): JsonSchema => ({
  title: type,
  description: `${EVENT_TYPES[type].summary}.`,
  // draft 7 is what AsyncAPI 3.0 reads without a plug-in.
  ...z.toJSONSchema(eventSchema(type), { target: 'draft-7', io: 'input' }),
});
