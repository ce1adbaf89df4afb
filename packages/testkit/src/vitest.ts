import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The one vitest configuration: no retries, results also as JSON so that `npm test` can count them. */
export const testConfig = (options: { postgres: boolean }): ViteUserConfig =>
  defineConfig({
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      globalSetup: options.postgres ? [fileURLToPath(new URL('./global-postgres.ts', import.meta.url))] : [],
      reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
      retry: 0,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      passWithNoTests: false,
    },
  });
