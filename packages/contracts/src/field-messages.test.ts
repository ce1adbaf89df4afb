import { expect, test } from 'vitest';
import { z } from 'zod';
import { newLaCodeSchema, oldLaCodeSchema, regionCodeSchema } from './codes.ts';
import { envelopeSchema, instantSchema } from './envelope.ts';
import { EVENT_TYPES } from './registry.ts';

/** Every schema within a schema, of whatever kind zod keeps it in. */
function* partsOf(schema: unknown, seen = new Set<unknown>()): Generator<z.ZodType> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodType) yield schema;
  const inner = schema instanceof z.ZodType ? schema.def : schema;
  for (const [key, value] of Object.entries(inner)) if (key !== 'checks') yield* partsOf(value, seen);
}

/** Something that no format of ours has. */
const WRONG = '?';
const messagesOf = (schema: z.ZodType): string[] =>
  schema.safeParse(WRONG).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ['envelope', envelopeSchema],
  ...Object.entries(EVENT_TYPES).map(([type, { data }]) => [type, data] as const),
] as const)('no field of %s answers with a pattern', (_, schema) => {
  const messages = [...partsOf(schema)].flatMap(messagesOf);
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.filter((message) => /pattern|\^/.test(message))).toEqual([]);
});

test('a code says what it is not', () => {
  expect(messagesOf(newLaCodeSchema)).toEqual(['not a GSS code of an English local authority']);
  expect(messagesOf(oldLaCodeSchema)).toEqual(['not a three-digit local authority code']);
  expect(messagesOf(regionCodeSchema)).toEqual(['not a code of an English region']);
  expect(messagesOf(instantSchema)).toEqual(['not an instant as in 2024-09-01T10:00:00.000Z']);
});
