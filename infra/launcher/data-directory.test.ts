import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDataDirectory, MARKER, openDataDirectory } from './data-directory.ts';
import { sentenceOf } from './start-error.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rep-data-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('a directory that is made is private and bears the marker', () => {
  const directory = join(home, 'a', 'b');
  openDataDirectory(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(existsSync(join(directory, MARKER))).toBe(true);
  openDataDirectory(directory);
});

test('a directory that holds anything else is refused', () => {
  writeFileSync(join(home, 'letter.txt'), '');
  expect(() => openDataDirectory(home)).toThrow('is left alone');
  expect(readdirSync(home)).toEqual(['letter.txt']);
});

test('emptying keeps the marker and the lock', () => {
  openDataDirectory(home);
  mkdirSync(join(home, 'postgres'));
  writeFileSync(join(home, 'launcher.lock'), '');
  emptyDataDirectory(home);
  expect(readdirSync(home).sort()).toEqual([MARKER, 'launcher.lock'].sort());
});

test.each([
  ['ENOSPC', 'There is no room left in /d'],
  ['EROFS', '/d is on a read-only file system'],
  ['EACCES', '/d may not be written by this user'],
  ['ENOTDIR', '/d is not a directory'],
])('%s becomes a sentence that says what to do', (code, sentence) => {
  expect(sentenceOf(Object.assign(new Error(code), { code }), '/d')).toContain(sentence);
  expect(sentenceOf(Object.assign(new Error(code), { code }), '/d')).toMatch(/choose another.* --data\.$/);
});

test('a disk that fills while PostgreSQL is set up is named too', () => {
  const error = new Error('initdb failed', { cause: new Error('write: No space left on device') });
  expect(sentenceOf(error, '/d')).toContain('There is no room left in /d');
});
