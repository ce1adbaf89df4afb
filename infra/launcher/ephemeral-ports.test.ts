import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ephemeralPorts, ephemeralWarning } from './ephemeral-ports.ts';

const LINUX = { first: 32_768, last: 60_999 };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rep-ports-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each([32_669, 40_000, 60_999])(
  'a base of %i, which outgoing connections reach, is warned of',
  (base) => {
    expect(ephemeralWarning(base, LINUX)).toBe(
      `warning: the system gives ports 32768 to 60999 to outgoing connections, which may hold one of ${base} to ${base + 99}: a --port-base of 32668 or lower is safe`,
    );
  },
);

test.each([4600, 32_668, 61_000])('a base of %i is not: nothing but who listens holds its ports', (base) => {
  expect(ephemeralWarning(base, LINUX)).toBeNull();
});

test('where the range begins too low, a base above it is the safe one', () => {
  expect(ephemeralWarning(4600, { first: 1024, last: 60_999 })).toContain('of 61000 or higher is safe');
});

test('the range is read as Linux writes it, and none where it cannot be read', () => {
  const file = join(directory, 'ip_local_port_range');
  writeFileSync(file, '32768\t60999\n');
  expect(ephemeralPorts(file)).toEqual(LINUX);
  expect(ephemeralPorts(join(directory, 'missing'))).toBeNull();
  expect(ephemeralWarning(40_000, null)).toBeNull();
});
