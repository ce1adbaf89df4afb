import { testConfig } from '@rep/testkit/vitest';

export default testConfig({ postgres: true, include: ['{launcher,walls,kafka}/**/*.test.ts'] });
