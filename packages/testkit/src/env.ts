/**
 * Facilities that this machine lacks (`kafka`, `browser`, `release`), as `npm test` found them: test files that bear
 * such a name (`x.kafka.test.ts`) are left out and listed as skipped. Unset: everything runs, and fails loudly.
 */
export const missingFacilities = (): readonly string[] =>
  (process.env['REP_TEST_WITHOUT'] ?? '').split(',').filter((name) => name !== '');
