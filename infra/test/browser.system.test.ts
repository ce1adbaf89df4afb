import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endpointOf, root } from './support/launched.ts';
import { startSystem } from './support/start-system.ts';

const SUITE_MS = 900_000;
// People without a scheme of delegation draft nothing: the example programme appoints them.
const system = await startSystem({ programme: true });
const { data } = system;

/** The portal's own browser suite, on the system that was started here. */
test('the pages work in a real browser, without a fault of accessibility', { timeout: SUITE_MS }, async ({
  signal,
}) => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.browser.config.ts'], {
    cwd: join(root, 'apps/portal'),
    env: {
      ...process.env,
      REP_TEST_PORTAL: endpointOf(data, 'portal')?.url,
      REP_TEST_ACCOUNTS: join(data, 'accounts.json'),
    },
    stdio: 'inherit',
    signal,
  });
  const [code] = await once(run, 'close');
  expect(code).toBe(0);
});
