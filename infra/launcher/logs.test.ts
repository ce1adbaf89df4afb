import { closeSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLog, openLog, rotateLogs } from './logs.ts';

const LARGE = 10;
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rep-logs-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const read = (file: string): string => readFileSync(join(home, 'logs', file), 'utf8');

test('a log that became large is put aside while its process goes on writing, and one old file is kept', () => {
  const log = openLog(home, 'evidence');
  const quiet = openLog(home, 'portal');
  writeSync(quiet, 'few words\n');
  for (const round of ['first', 'second', 'third']) {
    writeSync(log, `${round} round\n`);
    rotateLogs(home, LARGE);
  }
  writeSync(log, 'now\n');
  for (const handle of [log, quiet]) closeSync(handle);
  expect(readdirSync(join(home, 'logs')).sort()).toEqual(['evidence.log', 'evidence.log.old', 'portal.log']);
  expect(read('evidence.log')).toBe('now\n');
  expect(read('evidence.log.old')).toBe('third round\n');
  expect(read('portal.log')).toBe('few words\n');
});

test('what a server said last is what it said since it was followed', () => {
  const log = openLog(home, 'postgres');
  writeSync(log, 'of yesterday\n');
  const lastLine = followLog(home, 'postgres');
  expect(lastLine()).toBe('');
  writeSync(log, 'LOG: starting\nFATAL: no room\n\n');
  closeSync(log);
  expect(lastLine()).toBe('FATAL: no room');
});
