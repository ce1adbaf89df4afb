import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askLondon, programmeOf } from './support/example-programme.ts';
import { freePortBase } from './support/free-port-base.ts';
import { endpointOf, endpointsOf, isAlive, launch, processesOf, readinessOf } from './support/launched.ts';
import { startSystem } from './support/start-system.ts';

const system = await startSystem({ programme: true });
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

  test('says where the accounts are and prints no password', async () => {
    const accounts = readFileSync(join(data, 'accounts.json'), 'utf8');
    await expect.poll(() => system.output(), patience).toContain(join(data, 'accounts.json'));
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

describe('the example programme', () => {
  test('shows a pilot of each strand, in the states that a programme has, all of it marked as an example', async () => {
    const { pilots, plans, schemes } = await programmeOf(data);
    const strands = new Set(pilots.map(({ content }) => content.strand));
    expect([...strands].sort()).toEqual(['mediation', 'national-standards', 'tailored-lists']);
    expect(new Set(pilots.map(({ producer }) => `rep-${producer}`))).toEqual(
      new Set(NAMES.filter((name) => name.startsWith('rep-'))),
    );
    const states = new Set(pilots.map(({ state }) => state));
    for (const state of ['draft', 'consulting', 'agreed', 'submitted', 'approved', 'registered'])
      expect(states).toContain(state);
    for (const state of ['live', 'refined', 'ended', 'withdrawn']) expect(states).toContain(state);
    const everything = [...pilots, ...plans, ...schemes];
    expect(everything.filter(({ synthetic }) => !synthetic)).toEqual([]);
    expect(pilots.filter(({ content }) => !content.title.startsWith('Example:'))).toEqual([]);
    expect(schemes).toHaveLength(32);
  });

  test('has an area paused by a guardrail, and a pilot refined to a second cycle', async () => {
    const { pilots } = await programmeOf(data);
    const holds = pilots.flatMap(({ content }) => content.areas.flatMap((area) => area.holds));
    expect(holds.map(({ cause }) => cause)).toEqual(['guardrail']);
    const refined = pilots.find(({ state }) => state === 'refined');
    const next = pilots.find(({ id }) => id === refined?.content.successor);
    expect([next?.content.cycle, next?.state]).toEqual([2, 'live']);
  });

  test('has a plan in Regions Group’s queue, and an area whose lists gate G1 holds back, with its reason', async () => {
    const account = 'regions-group';
    expect(await askLondon(data, { account, procedure: 'inclusionPlans.queue' })).toEqual([
      expect.objectContaining({ laCode: 'E09000019', state: 'submitted', synthetic: true }),
    ]);
    const { pilots } = await programmeOf(data);
    const lists = pilots.find(
      ({ producer, content }) => producer === 'london' && content.strand === 'tailored-lists',
    );
    const asked = { account, procedure: 'pilots.checklist', input: { pilotId: lists?.id } };
    expect(JSON.stringify(await askLondon(data, asked))).toContain(
      'Regions Group has not signed off the inclusion plan of the area.',
    );
  });

  test('is loaded once: a start that was cut off before it noted that goes on, and doubles nothing', async () => {
    const before = await programmeOf(data);
    await system.stop();
    rmSync(join(data, 'example-programme.json'));
    await system.start();
    expect(system.output()).toContain('example programme: 0 steps taken in 9 partnerships');
    expect(await programmeOf(data)).toEqual(before);
  });

  test('--empty leaves it out of a directory, also when a later start does not say so', async () => {
    const empty = join(system.home, 'empty');
    const start = async (...flags: string[]): Promise<unknown> => {
      const base = String(await freePortBase());
      const launched = launch(['--data', empty, '--port-base', base, ...flags]);
      await launched.ready;
      const { pilots, plans, schemes } = await programmeOf(empty);
      launched.npm.kill('SIGTERM');
      await launched.ended;
      return [...pilots, ...plans, ...schemes];
    };
    expect(await start('--empty')).toEqual([]);
    expect(await start()).toEqual([]);
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
