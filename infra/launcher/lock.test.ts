import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';
import { identify } from './process-identity.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rep-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const leaveLock = (holder: unknown): void =>
  writeFileSync(join(directory, 'launcher.lock'), JSON.stringify(holder));

test('a lock that is held is refused, and free again once released', () => {
  const release = takeLock(directory);
  expect(() => takeLock(directory)).toThrow(`in use by another start (process ${process.pid})`);
  release();
  takeLock(directory)();
  expect(readdirSync(directory)).toEqual([]);
});

test('the lock of a process that is gone is cleared', () => {
  leaveLock({ pid: 2 ** 30, startedAt: '1' });
  takeLock(directory)();
});

test('the lock of a process whose id was given to another is cleared', () => {
  leaveLock({ pid: process.pid, startedAt: `${identify(process.pid)?.startedAt}0` });
  takeLock(directory)();
});
