import { testConfig } from '@rep/testkit/vitest';

export default testConfig({ postgres: false, include: ['{launcher,walls,kafka}/**/*.test.ts'] });
