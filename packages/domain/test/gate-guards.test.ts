import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GUARDS_REMOVED } from '../mutation/gate-guards.ts';

const CHECK = fileURLToPath(new URL('../mutation/check-gates.ts', import.meta.url));

test('the test that docs/gates.md names for a gate fails when the guard of that gate is taken out', () => {
  const told = execFileSync(process.execPath, [CHECK], { encoding: 'utf8' }).trim().split('\n');
  expect(told.filter((line) => !line.startsWith('seen '))).toEqual([]);
  expect(told).toHaveLength(GUARDS_REMOVED.length);
});
