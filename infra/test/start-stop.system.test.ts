import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePortBase } from './support/free-port-base.ts';
import { endpointOf, endpointsOf, isAlive, launch, processesOf, readinessOf } from './support/launched.ts';
import { startSystem } from './support/start-system.ts';

const system = await startSystem();
const { data } = system;
const patience = { timeout: 60_000, interval: 50 };

const NAMES = [
  'national',
  'rep-north-east',
  'rep-north-west',
  'rep-yorkshire-and-the-humber',
  'rep-east-midlands',
  'rep-west-midlands',
  'rep-east-of-england',
  'rep-london',
  'rep-south-east',
  'rep-south-west',
  'evidence',
  'dataset',
  'portal',
];

const launcherPid = (): number => Number(JSON.parse(readFileSync(join(data, 'launcher.lock'), 'utf8')).pid);
const postmasterPid = (): number =>
  Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('a started system', () => {
  test('lists thirteen services in endpoints.json, on the documented ports, each ready', async () => {
    const endpoints = endpointsOf(data);
    expect(endpoints.map(({ name }) => name)).toEqual(NAMES);
    expect(endpointOf(data, 'portal')?.port).toBe(system.portBase);
    expect(endpointOf(data, 'rep-south-west')?.url).toBe(`http://127.0.0.1:${system.portBase + 19}`);
    const readiness = await Promise.all(endpoints.map(({ url }) => readinessOf(url)));
    expect(readiness).toEqual(NAMES.map(() => ({ ready: true, reasons: [] })));
    expect(endpoints.every(({ pid }) => isAlive(pid))).toBe(true);
  });

  test('says where the accounts are and prints no password', () => {
    const accounts = readFileSync(join(data, 'accounts.json'), 'utf8');
    expect(system.output()).toContain(join(data, 'accounts.json'));
    const passwords = [...accounts.matchAll(/"password":\s*"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(passwords.length).toBeGreaterThan(5);
    expect(passwords.filter((password) => system.output().includes(password))).toEqual([]);
  });

  test('keeps what is secret to its owner', () => {
    const modes = [
      'accounts.json',
      'secrets.json',
      'identity/signing-key.json',
      'postgres/superuser-password',
    ];
    expect(modes.map((file) => (statSync(join(data, file)).mode & 0o777).toString(8))).toEqual(
      modes.map(() => '600'),
    );
    expect((statSync(data).mode & 0o777).toString(8)).toBe('700');
  });

  test('refuses a second start on its data directory with one sentence and exit code 1', async () => {
    const second = await launch(['--data', data, '--port-base', String(await freePortBase())]).ended;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`${data} is in use by another start (process ${launcherPid()})`);
    expect(endpointsOf(data)).toHaveLength(NAMES.length);
  });

  test('refuses a start on its ports with one sentence and exit code 1', async () => {
    const other = join(system.home, 'other');
    const second = await launch(['--data', other, '--port-base', String(system.portBase)]).ended;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`\nPort ${system.portBase}, `);
    expect(second.output).toContain('on 127.0.0.1 is in use: stop what listens there');
    expect(processesOf(other)).toEqual([]);
  });

  test('starts a service that died again, says so, and keeps endpoints.json true', async () => {
    const before = endpointOf(data, 'rep-london');
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => system.output(), patience).toContain('rep-london is ready again');
    expect(system.output()).toContain('rep-london ended (signal SIGKILL); it is started again at once');
    const after = endpointOf(data, 'rep-london');
    expect(after?.pid).not.toBe(before?.pid);
    expect(isAlive(after?.pid ?? 0)).toBe(true);
    expect(await readinessOf(after?.url ?? '')).toEqual({ ready: true, reasons: [] });
  });

  test('starts PostgreSQL that was killed again, and every service becomes ready again', async () => {
    process.kill(postmasterPid(), 'SIGKILL');
    await expect.poll(() => system.output(), patience).toContain('PostgreSQL is ready again');
    const everyService = (): Promise<unknown[]> =>
      Promise.all(endpointsOf(data).map(({ url }) => readinessOf(url)));
    await expect.poll(everyService, patience).toEqual(NAMES.map(() => ({ ready: true, reasons: [] })));
  });
});

describe('stopping', () => {
  test('SIGTERM to npm stops everything in order and leaves no process and no endpoints.json', async () => {
    const processes = processesOf(data);
    expect(processes.length).toBeGreaterThan(NAMES.length);
    await system.stop();
    await expect.poll(() => processesOf(data), { timeout: 1_000, interval: 20 }).toEqual([]);
    expect(endpointOf(data, 'portal')).toBeUndefined();
  });

  test('kill -9 of the launcher ends its children, and the next start works at once on the same passwords', async () => {
    const accounts = readFileSync(join(data, 'accounts.json'), 'utf8');
    await system.start();
    process.kill(launcherPid(), 'SIGKILL');
    await system.ended();
    await system.start();
    expect(readFileSync(join(data, 'accounts.json'), 'utf8')).toBe(accounts);
    expect(endpointsOf(data)).toHaveLength(NAMES.length);
  });

  test('Ctrl-C stops everything in order and leaves no process behind', async () => {
    const { output } = await system.interrupt();
    expect(output).toContain('stopping ...');
    expect(processesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'endpoints.json'))).toBe(false);
    await system.start();
  });

  test('what hangs and hears no signal is killed when its time is up, and no process is left behind', async () => {
    // a stopped process takes no SIGTERM; one of each stage, and PostgreSQL
    const deaf = ['portal', 'rep-london', 'evidence'].map((name) => endpointOf(data, name)?.pid ?? 0);
    for (const pid of [...deaf, postmasterPid()]) process.kill(pid, 'SIGSTOP');
    const { code, output } = await system.stop();
    expect(code, output).toBe(0);
    expect(processesOf(data)).toEqual([]);
    await system.start();
  });

  test('kill -9 of the launcher leaves no process behind', async () => {
    process.kill(launcherPid(), 'SIGKILL');
    await system.ended();
    await expect.poll(() => processesOf(data), patience).toEqual([]);
  });

  test('a service that dies five times in a minute stops the whole in order, with exit code 1', async () => {
    await system.start();
    let killed = 0;
    for (let death = 0; death < 5; death += 1) {
      const next = (): number => endpointOf(data, 'rep-london')?.pid ?? killed;
      await expect.poll(next, patience).not.toBe(killed);
      killed = next();
      process.kill(killed, 'SIGKILL');
    }
    const { code, output } = await system.ended();
    expect(code).toBe(1);
    expect(output).toContain('rep-london ended five times in a minute (signal SIGKILL), so everything stops');
    expect(processesOf(data)).toEqual([]);
  });
});
