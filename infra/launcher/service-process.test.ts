import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identify, isRunning } from './process-identity.ts';
import type { Ending, Running } from './running.ts';
import { spawnService } from './service-process.ts';
import { supervise } from './supervisor.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rep-service-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const READY = 'listening';
const logOf = (name: string): string => readFileSync(join(home, 'logs', `${name}.log`), 'utf8');

/** A real process under the supervisor, planted in the place of a service; `ending` tells how it ended. */
function plant(program: string) {
  writeFileSync(join(home, 'planted.mjs'), program);
  const { promise: ending, resolve } = Promise.withResolvers<Ending>();
  const spec = { name: 'planted', entry: 'planted.mjs', port: 1, environment: {} };
  const spawn = async (): Promise<Running> => {
    const running = await spawnService(spec, { root: home, directory: home, environment: {} });
    void running.ended.then(resolve);
    return running;
  };
  const supervised = supervise({
    name: spec.name,
    logFile: 'unused',
    spawn,
    untilReady: () => expect.poll(() => logOf(spec.name), { timeout: 20_000 }).toContain(READY),
    children: { add: () => undefined, remove: () => undefined },
    say: () => undefined,
    onChange: () => undefined,
    giveUp: () => undefined,
  });
  return { supervised, ending };
}

const identityOf = (pid: number | null) => {
  const identity = identify(pid ?? 0);
  if (!identity) throw new Error('the planted service does not run');
  return identity;
};

test('a service that does not heed SIGTERM is killed when its time is up, and nothing of it is left', async () => {
  const { supervised, ending } = plant(`
    process.on('SIGTERM', () => console.log('heard, not heeded'));
    process.stdin.resume();
    setInterval(() => {}, 60_000);
    console.log('${READY}');`);
  await supervised.start();
  const process = identityOf(supervised.pid());
  await supervised.stop(500);
  expect(isRunning(process)).toBe(false);
  expect(await ending).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(logOf('planted')).toContain('heard, not heeded');
  await expect.poll(() => supervised.pid()).toBeNull();
});

test('a service that heeds SIGTERM ends in its own way, whatever time it has', async () => {
  const { supervised, ending } = plant(`
    process.on('SIGTERM', () => process.exit(0));
    process.stdin.resume();
    console.log('${READY}');`);
  await supervised.start();
  await supervised.stop(2_000_000_000);
  expect(await ending).toMatchObject({ code: 0, signal: null });
});
