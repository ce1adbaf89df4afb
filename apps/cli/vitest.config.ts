import { testConfig } from '@rep/testkit/vitest';

export default testConfig({ postgres: true });
