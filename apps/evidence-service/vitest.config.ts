import { fileURLToPath } from 'node:url';
import { testConfig } from '@rep/testkit/vitest';
import { mergeConfig } from 'vitest/config';

// The copy of graphql that Node itself finds: by vitest's own condition "development" there would be two.
const graphql = fileURLToPath(import.meta.resolve('graphql'));

export default mergeConfig(testConfig({ postgres: true }), { resolve: { alias: { graphql } } });
