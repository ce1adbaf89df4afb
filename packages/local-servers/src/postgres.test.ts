import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startPostgres } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'rep-servers-')); // mode 0700, as a private home has
afterAll(() => rmSync(home, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('PostgreSQL starts below a private directory, stops in order and starts again on the same data', async () => {
  const directory = join(home, 'first');
  mkdirSync(directory, { mode: 0o700 });
  for (let round = 0; round < 2; round += 1) {
    const server = await startPostgres({ directory, port: await freePort(), durability: 'throwaway' });
    expect(isAlive(server.pid)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  }
});

test('PostgreSQL that was killed starts again on the same data', async () => {
  const directory = join(home, 'killed');
  const options = { directory, durability: 'throwaway' as const };
  const first = await startPostgres({ ...options, port: await freePort() });
  await first.kill();
  const second = await startPostgres({ ...options, port: await freePort() });
  expect(second.pid).not.toBe(first.pid);
  await second.stop();
});

test('PostgreSQL ends when the process that started it is killed', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const server = await startPostgres({ directory: ${JSON.stringify(join(home, 'orphan'))}, port: ${await freePort()}, durability: 'throwaway' });
    process.stdout.write(String(server.pid) + ' ' + String(server.guardPid) + '\\n');`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(owner.stdout, 'data');
  const pids = String(line).trim().split(' ').map(Number);
  expect(pids.map(isAlive)).toEqual([true, true]);
  owner.kill('SIGKILL');
  await expect.poll(() => pids.map(isAlive), { timeout: 20_000 }).toEqual([false, false]);
});
