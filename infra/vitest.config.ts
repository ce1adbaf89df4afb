import { testConfig } from '@rep/testkit/vitest';

export default testConfig({ postgres: true, include: ['{bin,launcher,walls,kafka}/**/*.test.ts'] });
