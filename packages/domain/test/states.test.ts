import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PILOT_STATES_FILE, pilotStates } from '../scripts/pilot-states.ts';
import { PLAN_STATES_FILE, planStates } from '../scripts/plan-states.ts';

test.each([
  ['docs/pilot-states.md', PILOT_STATES_FILE, pilotStates],
  ['docs/plan-states.md', PLAN_STATES_FILE, planStates],
] as const)('%s is as generated: else run `pnpm run docs` here', (_, file, generated) => {
  expect(readFileSync(file, 'utf8')).toBe(generated());
});
