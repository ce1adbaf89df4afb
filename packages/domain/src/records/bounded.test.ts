import { expect, test } from 'vitest';
import * as bounded from './bounded.ts';

test.each([
  ['accountSchema', bounded.accountSchema, 'not an account'],
  ['slugSchema', bounded.slugSchema, 'not a slug'],
  ['daySchema', bounded.daySchema, 'not a day as in 2026-09-01'],
  ['sha256Schema', bounded.sha256Schema, 'not a SHA-256 in hex'],
])('%s says what a text is not, without its pattern', (_, schema, message) => {
  expect(schema.safeParse('?').error?.issues.map((issue) => issue.message)).toEqual([message]);
});
