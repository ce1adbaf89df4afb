// Reads vitest's JSON reports. A file that failed before its first test counts as one failure: nothing is lost silently.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** @param {unknown} value @returns {Record<string, unknown>} */
const record = (value) =>
  typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
/** @param {unknown} value @returns {unknown[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} file @returns {Counts} */
function countFile(file) {
  const tests = list(record(file)['assertionResults']).map((test) => String(record(test)['status']));
  const counts = {
    passed: tests.filter((status) => status === 'passed').length,
    failed: tests.filter((status) => status === 'failed').length,
    skipped: tests.filter((status) => status !== 'passed' && status !== 'failed').length,
  };
  if (record(file)['status'] === 'failed' && counts.failed === 0) counts.failed = 1;
  return counts;
}

/**
 * The counts of a report; a missing one is a failure.
 * @param {string} report
 * @returns {Counts}
 */
export function countReport(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const parsed = record(JSON.parse(readFileSync(report, 'utf8')));
  const counts = list(parsed['testResults']).map(countFile).reduce(add, none());
  // an error outside every test (an unhandled rejection, a failed global set-up) fails the run but no test
  if (parsed['success'] !== true && counts.failed === 0) counts.failed = 1;
  return counts;
}
