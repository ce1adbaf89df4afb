import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputReaderOf } from './read-input.ts';

const read = (schema: z.ZodType, query: Record<string, unknown>): unknown =>
  inputReaderOf({ method: 'GET', inputs: [schema] })({ query, body: undefined });

const filter = z.object({
  laCode: z.string(),
  state: z.enum(['draft', 'live']).nullable().optional(),
  first: z.int().default(20),
  open: z.boolean().optional(),
  areas: z.array(z.string()).optional(),
  years: z.array(z.int()).optional(),
  between: z.object({ from: z.int(), to: z.int() }).optional(),
});

test('a field that is text stays as it is written, even where it looks like something else', () => {
  expect(read(filter, { laCode: '123' })).toEqual({ laCode: '123' });
});

test('numbers, yes and no, and objects are read as JSON', () => {
  const query = { first: '5', open: 'true', between: '{"from":1,"to":2}' };
  expect(read(filter, query)).toEqual({ first: 5, open: true, between: { from: 1, to: 2 } });
});

test('a list repeats its name, and one value is a list too', () => {
  expect(read(filter, { areas: ['E1', 'E2'], years: '2025' })).toEqual({
    areas: ['E1', 'E2'],
    years: [2025],
  });
});

test('null is null where the field may be null, and a word elsewhere', () => {
  expect(read(filter, { state: 'null', laCode: 'null' })).toEqual({ state: null, laCode: 'null' });
});

test('what cannot be read goes on as it is, for the input itself to refuse by field', () => {
  expect(read(filter, { first: 'many', laCode: ['a', 'b'], stranger: '1' })).toEqual({
    first: 'many',
    laCode: ['a', 'b'],
    stranger: '1',
  });
});

test('an input that is no object stands in one parameter, as JSON', () => {
  const either = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);
  expect(read(either, { input: '{"id":"a"}' })).toEqual({ id: 'a' });
  expect(read(either, {})).toBeUndefined();
  expect(() => read(either, { input: '{' })).toThrow(SyntaxError);
});

test('fields of every schema an input goes through are known', () => {
  const reader = inputReaderOf({
    method: 'GET',
    inputs: [z.object({ a: z.int() }), z.object({ b: z.int() })],
  });
  expect(reader({ query: { a: '1', b: '2' }, body: undefined })).toEqual({ a: 1, b: 2 });
});

test('and so are those of schemas that are kept by name', () => {
  const named = z.object({ a: z.int() }).meta({ id: 'Named' });
  expect(read(named, { a: '1' })).toEqual({ a: 1 });
  expect(read(z.intersection(named, z.object({ b: z.int() })), { a: '1', b: '2' })).toEqual({ a: 1, b: 2 });
});
