import { defineConfig } from 'vitest/config';

// Not the testkit's configuration: the testkit starts its servers through this package.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: (process.env['REP_TEST_WITHOUT'] ?? '').includes('kafka') ? ['**/*.kafka.test.ts'] : [],
    reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
