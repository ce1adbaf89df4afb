import { expect, test } from 'vitest';
import { approverOf, type Step } from './step.ts';
import { stepsToTake } from './take-steps.ts';

const step = (of: string, freezes?: string): Step => ({
  ...{ of, by: approverOf('E09000003'), take: async () => undefined },
  ...(freezes !== undefined && { freezes }),
});
const [variant, draft, consult, next, second] = [
  step('variant'),
  step('pilot', 'variant'),
  step('pilot'),
  step('variant'),
  step('pilot-2', 'variant'),
];
const STEPS = [variant, draft, consult, next, second];
const left = (held: Record<string, number>) => stepsToTake(STEPS, new Map(Object.entries(held)));

test('where nothing is held every step is to be taken, in its order', () => {
  expect(left({})).toEqual(STEPS);
});

test('a load that was cut off goes on with the first step whose version is not held', () => {
  expect(left({ variant: 1 })).toEqual([draft, consult, next, second]);
  expect(left({ variant: 2, pilot: 1 })).toEqual([consult, next, second]);
  expect(left({ variant: 3, pilot: 2 })).toEqual([second]);
});

test('where all is held nothing is to be taken, nor where somebody has gone further since', () => {
  expect(left({ variant: 4, pilot: 2, 'pilot-2': 1 })).toEqual([]);
  expect(left({ variant: 9, pilot: 7, 'pilot-2': 5 })).toEqual([]);
});
