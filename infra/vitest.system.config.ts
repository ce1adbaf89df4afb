import { defineConfig } from 'vitest/config';

/** Suites that start the whole platform: one after the other, because each uses all the machine has. */
export default defineConfig({
  test: {
    include: ['test/**/*.system.test.ts'],
    fileParallelism: false,
    retry: 0,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
