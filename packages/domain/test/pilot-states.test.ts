import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PILOT_STATES_FILE, pilotStates } from '../scripts/pilot-states.ts';

test('docs/pilot-states.md is as generated: else run `pnpm run docs` here', () => {
  expect(readFileSync(PILOT_STATES_FILE, 'utf8')).toBe(pilotStates());
});
