import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const app = (name: string): string => fileURLToPath(new URL(`../../apps/${name}`, import.meta.url));
const builder = fileURLToPath(new URL('./build-app.mjs', import.meta.url));

test.each(['rep-service', 'national-service', 'evidence-service', 'dataset-service', 'portal'])(
  'the production build of %s starts, and asks for its environment',
  async (name) => {
    await run(process.execPath, [builder], { cwd: app(name) });
    const started = run(process.execPath, ['dist/main.js'], { cwd: app(name), env: {} });
    await expect(started).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The environment is not complete'),
    });
  },
);

test('the production build of the rep command tells its use', async () => {
  await run(process.execPath, [builder], { cwd: app('cli') });
  const { stdout } = await run(process.execPath, ['dist/main.js', '--help'], { cwd: app('cli') });
  expect(stdout).toContain('Usage: rep');
});
