import { expect } from 'vitest';
import type { z } from 'zod';

/** A strict schema takes its example as it is, and neither a field that it does not know nor nothing at all. */
export function takes(schema: z.ZodType, example: object): void {
  expect(schema.parse(example)).toEqual(example);
  expect(schema.safeParse({ ...example, 'no-such-field': 1 }).success, 'a field it does not know').toBe(
    false,
  );
  expect(schema.safeParse({}).success, 'nothing').toBe(false);
}

/** What a step tells of itself: its name, where it leads, which areas it concerns, why, and what is announced. */
export const toldBy = (change: {
  readonly step: string;
  readonly state: string;
  readonly areas: readonly string[];
  readonly reason: string | null;
  readonly announces: readonly { readonly type: string; readonly data: object }[];
}): readonly unknown[] => [change.step, change.state, change.areas, change.reason, ...change.announces];
