import { defineConfig } from 'vitest/config';

/** Real browser, real system: REP_TEST_PORTAL and REP_TEST_ACCOUNTS say where a started one is. */
export default defineConfig({
  test: {
    include: ['test-browser/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/browser.json' }]],
    // One browser after another: the suite shares two cores with the system that it looks at.
    fileParallelism: false,
    retry: 0,
    // Every page of a role in one test, on a machine that runs thirteen services beside it.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
