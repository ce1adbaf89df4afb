import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type ViteUserConfig } from 'vitest/config';
import { missingFacilities } from './env.ts';

/**
 * The one vitest configuration: no retries, results also as JSON so that `npm test` can count them. Files that need
 * more than Node bear its name: `x.kafka.test.ts`, `x.browser.test.ts`, `x.release.test.ts`.
 */
export const testConfig = (options: { postgres: boolean; include?: string[] }): ViteUserConfig =>
  defineConfig({
    test: {
      include: options.include ?? ['src/**/*.test.ts', 'test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...missingFacilities().map((name) => `**/*.${name}.test.ts`)],
      globalSetup: options.postgres ? [fileURLToPath(new URL('./global-postgres.ts', import.meta.url))] : [],
      reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
      retry: 0,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      passWithNoTests: false,
    },
  });
