import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { provideFacilities } from './facilities.mjs';

/** A machine whose path holds one folder: an apt-get that notes how it was called and runs `body`. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rep-path-'));
  vi.stubEnv('PATH', folder);
});
afterEach(() => vi.unstubAllEnvs());

function aptGet(body: string): void {
  const file = join(folder, 'apt-get');
  writeFileSync(file, `#!/bin/sh\necho "$DEBIAN_FRONTEND: $@" >> '${folder}/calls'\n${body}\n`);
  chmodSync(file, 0o755);
}
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');

test('Java and Maven that are missing are installed from Debian without a question, and then nothing is missing', async () => {
  aptGet(`: > '${folder}/java'; : > '${folder}/mvn'`);
  expect(await provideFacilities(new Set(['kafka']), true)).toEqual(new Map());
  expect(calls()).toEqual([
    'noninteractive: -qq update',
    'noninteractive: -qq -y install --no-install-recommends openjdk-17-jre-headless maven',
  ]);
});

test('an installation that fails leaves the suite missing, with what it lacks', async () => {
  aptGet('exit 100');
  expect(await provideFacilities(new Set(['kafka']), true)).toEqual(
    new Map([['kafka', 'needs Java and Maven: no java on the path, no mvn on the path']]),
  );
});

test('somebody who may not install is told what is lacking, and nothing is tried', async () => {
  aptGet('');
  const reasons = await provideFacilities(new Set(['kafka']), false);
  expect(reasons.get('kafka')).toMatch(/^needs Java and Maven/u);
  expect(calls).toThrow(/ENOENT/u);
});

test('what no suite asks for is not installed', async () => {
  aptGet('');
  expect(await provideFacilities(new Set(), true)).toEqual(new Map());
  expect(calls).toThrow(/ENOENT/u);
});
