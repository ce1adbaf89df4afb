import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import { type Cell, cellSchema } from '@rep/contracts';
import { z } from 'zod';
import { codedError } from './coded-error.ts';
import type { GraphqlContext } from './context.ts';

const LEVELS = ['National', 'Regional', 'Local authority'] as const;
const levelSchema = z.enum(LEVELS);
type Level = z.infer<typeof levelSchema>;

export const builder = new SchemaBuilder<{
  Context: GraphqlContext;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    PublishedValue: { Input: Cell; Output: Cell };
    GeographicLevel: { Input: Level; Output: string };
    ID: { Input: string; Output: string };
    /** Any JSON value: output only. */
    JSON: { Input: never; Output: unknown };
  };
  DefaultFieldNullability: false;
}>({ plugins: [DataloaderPlugin], defaultFieldNullability: false });

/** What to do about a value that is none of a scalar's; compiled execution itself only names the scalar. */
export const SCALAR_ADVICE: Readonly<Record<string, string>> = {
  DateTime: 'Give the time with its offset from UTC, as 2025-06-26T08:30:00Z.',
  GeographicLevel: `Give a level that is one of ${LEVELS.join(', ')}.`,
};
const refuse = (scalar: string): never => {
  throw codedError('BAD_INPUT', SCALAR_ADVICE[scalar] ?? 'Give another value.');
};

const dateTimeSchema = z.iso.datetime({ offset: true });

builder.scalarType('DateTime', {
  description: 'An instant in ISO 8601 with its offset from UTC, as 2025-06-26T08:30:00Z.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const text = dateTimeSchema.safeParse(value);
    return text.success ? new Date(text.data) : refuse('DateTime');
  },
});

builder.scalarType('PublishedValue', {
  description: 'A published cell: a JSON number as printed, or one of the symbols "x" "z" "c" "low".',
  serialize: (value) => cellSchema.parse(value),
});

builder.scalarType('JSON', {
  description: 'Any JSON value. Only answers hold it.',
  serialize: (value) => value,
  parseValue: () => refuse('JSON'),
});

builder.scalarType('GeographicLevel', {
  description: 'One of "National", "Regional" and "Local authority".',
  serialize: (value) => value,
  parseValue: (value) => {
    const level = levelSchema.safeParse(value);
    return level.success ? level.data : refuse('GeographicLevel');
  },
});

builder.queryType({});
