import { expect, test } from 'vitest';
import { testSeed } from '../test/support/env.ts';
import { createRandom } from '../test/support/random.ts';

const choices = (seed: number): number[] => Array.from({ length: 5 }, createRandom(seed));

test('a seed that is given back repeats the choices of a kill test', () => {
  const printed = testSeed({});
  expect(testSeed({ REP_TEST_SEED: String(printed) })).toBe(printed);
  expect(choices(testSeed({ REP_TEST_SEED: '42' }))).toEqual(choices(42));
  expect(choices(42)).not.toEqual(choices(43));
});

test('a seed that is none is told in a sentence', () => {
  expect(() => testSeed({ REP_TEST_SEED: 'yesterday' })).toThrow('Set REP_TEST_SEED to the whole number');
});
