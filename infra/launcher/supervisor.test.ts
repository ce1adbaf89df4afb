import { expect, test } from 'vitest';
import type { Ending, Running } from './running.ts';
import { sentenceOf } from './start-error.ts';
import type { Supervised } from './supervised.ts';
import { supervise } from './supervisor.ts';

/** A supervised process that the test ends when it likes. */
function setUp(standsOn: readonly Supervised[] = [], onChange: () => void = () => undefined) {
  const said: string[] = [];
  const started: { pid: number; end: (ending: Ending) => void }[] = [];
  const { promise: givenUp, resolve: gaveUp } = Promise.withResolvers<unknown>();
  const spawn = async (): Promise<Running> => {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    const pid = started.length + 1;
    started.push({ pid, end: resolve });
    const stop = async (): Promise<void> => resolve({ code: 0, signal: null, lastWords: '' });
    return { pid, pids: [pid], ended: promise, stop };
  };
  const supervised = supervise({
    name: 'evidence',
    logFile: '/d/logs/evidence.log',
    standsOn,
    spawn,
    untilReady: async () => undefined,
    children: { add: () => undefined, remove: () => undefined },
    say: (line) => said.push(line),
    onChange,
    giveUp: gaveUp,
  });
  return { supervised, said, started, givenUp };
}

const crash: Ending = { code: 1, signal: null, lastWords: 'first line\nthe reason\n' };

test('a process that ends is started again, and a line says so', async () => {
  const { supervised, said, started } = setUp();
  await supervised.start();
  started[0]?.end(crash);
  await expect.poll(() => supervised.pid()).toBe(2);
  await expect
    .poll(() => said)
    .toEqual(['evidence ended (exit code 1); it is started again at once', 'evidence is ready again']);
});

test('exit code 78 is never restarted: its sentence stops the whole', async () => {
  const { supervised, started, givenUp } = setUp();
  await supervised.start();
  started[0]?.end({ code: 78, signal: null, lastWords: 'These positions belong to another stream.' });
  expect(sentenceOf(await givenUp, '/d')).toBe('These positions belong to another stream.');
  expect(started).toHaveLength(1);
  expect(supervised.pid()).toBeNull();
});

test('the fifth end in a minute stops the whole with the last words', async () => {
  const { supervised, started, givenUp } = setUp();
  await supervised.start();
  for (let death = 0; death < 5; death += 1) {
    await expect.poll(() => started.length, { timeout: 5_000 }).toBe(death + 1);
    started[death]?.end(crash);
  }
  expect(sentenceOf(await givenUp, '/d')).toBe(
    'evidence ended five times in a minute (exit code 1), so everything stops: the reason (more in /d/logs/evidence.log)',
  );
  expect(started).toHaveLength(5);
});

test('what keeps it from being started again stops the whole: it is never given up in silence', async () => {
  const { supervised, started, givenUp } = setUp([], () => {
    if (started.length > 1) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
  });
  await supervised.start();
  started[0]?.end(crash);
  expect(sentenceOf(await givenUp, '/d')).toContain('There is no room left in /d');
});

test('a process that is stopped is not started again', async () => {
  const { supervised, started } = setUp();
  await supervised.start();
  await supervised.stop(1_000);
  await expect.poll(() => supervised.pid()).toBeNull();
  expect(started).toHaveLength(1);
});

test('deaths while a server it stands on is away do not count: it waits until the server is back', async () => {
  const server = setUp();
  await server.supervised.start();
  const service = setUp([server.supervised]);
  await service.supervised.start();
  for (let round = 0; round < 4; round += 1) {
    server.started[round]?.end(crash);
    service.started[round]?.end(crash);
    await expect.poll(() => service.started.length, { timeout: 5_000 }).toBe(round + 2);
  }
  const waited = 'evidence ended (exit code 1); it is started again when evidence is back';
  expect(service.said.filter((line) => line === waited)).toHaveLength(4);
});
