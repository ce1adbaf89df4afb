import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countReport } from './results.mjs';

const directory = mkdtempSync(join(tmpdir(), 'rep-results-'));
afterAll(() => rmSync(directory, { recursive: true }));

const countsOf = (report: unknown): unknown => {
  const file = join(directory, 'results.json');
  writeFileSync(file, JSON.stringify(report));
  return countReport(file);
};
const file = (status: string, ...tests: string[]): unknown => ({
  status,
  assertionResults: tests.map((outcome) => ({ status: outcome })),
});

test('each test counts once, by its outcome', () => {
  const testResults = [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed')];
  expect(countsOf({ success: false, testResults })).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('a file that failed before its first test is a failure', () => {
  expect(countsOf({ success: false, testResults: [file('failed')] })).toMatchObject({ failed: 1 });
});

test('an error outside every test is a failure', () => {
  const testResults = [file('passed', 'passed')];
  expect(countsOf({ success: false, testResults })).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a report that was never written is a failure', () => {
  expect(countReport(join(directory, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
