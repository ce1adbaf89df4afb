import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const fixture = fileURLToPath(new URL('./service.fixture.ts', import.meta.url));
type Ended = { code: number | null; out: string[]; err: string };

async function run(scenario: string, whenUp?: (child: ChildProcess) => void): Promise<Ended> {
  const child = spawn(process.execPath, [fixture, scenario], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
    if (String(chunk).includes('up\n')) whenUp?.(child);
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, out: out.trim().split('\n'), err };
}

test('SIGTERM stops the parts in reverse order and exits 0', async () => {
  const ended = await run('', (child) => child.kill('SIGTERM'));
  expect(ended).toMatchObject({ code: 0, out: ['up', 'stopped second', 'stopped timer'] });
});

test('a service whose launcher is gone stops by itself', async () => {
  const ended = await run('lifeline', (child) => child.stdin?.end());
  expect(ended).toMatchObject({ code: 0, out: ['up', 'stopped second', 'stopped timer'] });
});

test('a bug at the start stops the rest and exits 1', async () => {
  const ended = await run('bug-start');
  expect(ended.code).toBe(1);
  expect(ended.out).toContain('stopped timer');
});

test.each(['fatal-start', 'fatal-later', 'fatal-wiring'])(
  '%s: one sentence and exit code 78',
  async (scenario) => {
    expect(await run(scenario)).toMatchObject({ code: 78, err: 'Start with another directory.\n' });
  },
);

test('a port that somebody holds: one sentence that names it, and exit code 78', async () => {
  const ended = await run('port-in-use');
  const [, port] = /held (\d+)/.exec(ended.out.join(' ')) ?? [];
  expect(ended.code).toBe(78);
  expect(ended.err).toBe(
    `Port ${port} on 127.0.0.1 is in use: end what holds it, or choose other ports (--port-base of "npm start", PORT of a service alone).\n`,
  );
});

test('an incomplete environment prints every problem and exits 1', async () => {
  const ended = await run('environment');
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('PORT is wrong');
  expect(ended.err).toContain('IDENTITY_JWKS_FILE is missing');
  expect(ended.err).not.toContain('    at ');
});
