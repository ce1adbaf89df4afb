import { expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import {
  accountSchema,
  daySchema,
  lineSchema,
  noteSchema,
  sha256Schema,
  slugSchema,
  textSchema,
} from './bounded.ts';
import { differencesOf } from './differences.ts';
import { StaleVersion } from './stale-version.ts';

const HASH = 'a1'.repeat(32);
test.each([
  [
    accountSchema,
    ['a', 'Ben.Smith_2-b', 'x'.repeat(100)],
    ['', '-a', ' ben', 'ben smith', 'é', 'x'.repeat(101)],
    'not an account',
  ],
  [slugSchema, ['a', 'one-two.3'], ['', 'One', '-one', 'one-', 'one--two', ' one', 'one '], 'not a slug'],
  [
    sha256Schema,
    [HASH],
    [HASH.slice(1), `${HASH}0`, HASH.toUpperCase(), `x${HASH.slice(1)}`],
    'not a SHA-256 in hex',
  ],
  [
    daySchema,
    ['2026-09-01'],
    ['2026-9-1', '2026-02-30', '2026-09-01T00:00:00Z'],
    'not a day as in 2026-09-01',
  ],
])('ids and days have one form (%#)', (schema, good, bad, message) => {
  for (const text of good) expect(schema.safeParse(text).success, text).toBe(true);
  for (const text of bad) expect(schema.safeParse(text).error?.issues[0]?.message, text).toBe(message);
});

test('texts have their longest, and a line has no second line', () => {
  for (const [schema, most] of [
    [lineSchema, 200],
    [textSchema, 20_000],
    [noteSchema, 500],
  ] as const) {
    expect(schema.safeParse('x'.repeat(most)).success).toBe(true);
    expect(schema.safeParse('x'.repeat(most + 1)).success).toBe(false);
  }
  expect(slugSchema.safeParse('x'.repeat(101)).success).toBe(false);
  expect(lineSchema.safeParse('a\nb').success).toBe(false);
  expect(textSchema.safeParse('a\nb').success).toBe(true);
  expect(noteSchema.safeParse('a\nb').success).toBe(true);
  expect(noteSchema.safeParse('a\u0007b').error?.issues[0]).toMatchObject({
    code: 'custom',
    message: expect.any(String),
  });
});

test('a list in the place of an object differs as a whole, and so does nothing in the place of either', () => {
  expect(differencesOf({ a: ['x'] }, { a: { 0: 'x' } })).toEqual([
    { path: 'a', before: ['x'], after: { 0: 'x' } },
  ]);
  expect(differencesOf({ a: { b: 1 } }, { a: null })).toEqual([{ path: 'a', before: { b: 1 }, after: null }]);
  expect(differencesOf({ a: null }, { a: { b: 1 } })).toEqual([{ path: 'a', before: null, after: { b: 1 } }]);
});

test('a stale version says what to do, who changed what, and which version holds', () => {
  const differences = [{ path: 'title', before: 'A', after: 'B' }];
  const stale = new StaleVersion({ version: 3, role: 'dfe-policy' }, differences);
  expect(stale).toBeInstanceOf(DomainError);
  expect({ ...stale, message: stale.message }).toEqual({
    ...{
      code: 'stale-version',
      name: 'StaleVersion',
      currentVersion: 3,
      changedByRole: 'dfe-policy',
      differences,
    },
    message: 'Somebody changed this since you opened it: look at what they changed, then save yours again.',
  });
  expect(new DomainError('a-code', 'Do this.').name).toBe('DomainError');
});
