import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePortBase } from './support/free-port-base.ts';
import {
  endpointsOf,
  launch,
  processesOf,
  readinessOf,
  root,
  temporaryDirectory,
} from './support/launched.ts';

const home = temporaryDirectory(); // mode 0700, as a private home has
const clone = join(home.path, 'clone');
afterAll(() => home.remove());

test('a clean clone in a private home installs, starts and stops, for root too', async () => {
  expect((statSync(home.path).mode & 0o777).toString(8)).toBe('700');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const system = launch(['--port-base', String(await freePortBase())], {}, clone);
  await system.ready;
  const data = join(clone, '.data');
  const endpoints = endpointsOf(data);
  const readiness = await Promise.all(endpoints.map(({ url }) => readinessOf(url)));
  expect(readiness).toEqual(endpoints.map(() => ({ ready: true, reasons: [] })));
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('');
  system.npm.kill('SIGTERM');
  await system.ended;
  expect(processesOf(data)).toEqual([]);
});
