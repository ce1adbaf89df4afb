import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { askLondon } from './support/example-programme.ts';
import { inOneShell } from './support/in-one-shell.ts';
import { endpointOf, root } from './support/launched.ts';
import { startSystem } from './support/start-system.ts';
import { patternOf, stepsOf } from './support/tour.ts';

const SUITE_MS = 900_000;
const GUIDE_MS = 180_000;
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

const pilotsSchema = z.array(
  z.object({
    ...{ title: z.string(), strand: z.string(), state: z.string() },
    areas: z.array(z.object({ laCode: z.string(), state: z.string() })),
  }),
);

const STRANDS = ['mediation', 'national-standards', 'tailored-lists'];
const LIVE_IN_BOTH = ['E09000007', 'E09000010'].map((laCode) => ({ laCode, state: 'live' }));

/** Here, because a system with accounts that may draft runs here already. */
test('docs/guides/by-api.md takes a pilot of each strand from an idea to live, and prints what it shows', {
  timeout: GUIDE_MS,
}, async ({ signal }) => {
  const steps = stepsOf(readFileSync(join(root, 'docs/guides/by-api.md'), 'utf8'));
  const { code, errors, printed } = await inOneShell(data, steps, signal);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  for (const [at, { shown }] of steps.entries()) expect(printed[at]).toMatch(patternOf(shown ?? ''));

  const asked = askLondon(data, { account: 'barnet-drafter', procedure: 'pilots.list' });
  const pilots = pilotsSchema.parse(await asked).filter(({ title }) => title.startsWith('By API:'));
  const live = STRANDS.map((strand) => ({ strand, state: 'live', areas: LIVE_IN_BOTH }));
  expect(pilots).toEqual(live.map((pilot) => expect.objectContaining(pilot)));
});
