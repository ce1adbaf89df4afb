import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inRoot } from './root.mjs';

const drySchema = z.object({
  tasks: z.array(
    z.object({
      task: z.string(),
      package: z.string(),
      taskId: z.string(),
      command: z.string(),
      hash: z.string(),
      inputs: z.record(z.string(), z.string()),
      resolvedTaskDefinition: z.object({
        cache: z.boolean(),
        inputs: z.array(z.string()),
        outputs: z.array(z.string()),
        env: z.array(z.string()),
      }),
    }),
  ),
});

const TASKS = ['build', 'typecheck', 'lint', 'test', 'bench'];
/** Turborepo's own account of what it would do, and by which files it knows a result again. */
const planOf = (names: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  drySchema.parse(
    JSON.parse(
      execFileSync(inRoot('node_modules', '.bin', 'turbo'), ['run', ...names, '--dry=json'], {
        cwd: inRoot(),
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...environment },
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString(),
    ),
  ).tasks;
const tasks = planOf(TASKS);
const inputsOf = (name: string, task: string): readonly string[] =>
  Object.keys(tasks.find((each) => each.package === name && each.task === task)?.inputs ?? {});

test.each(TASKS)('%s declares its inputs, in every package', (task) => {
  const silent = tasks.filter(
    (each) => each.task === task && each.resolvedTaskDefinition.inputs.length === 0,
  );
  expect(silent.map((each) => each.package)).toEqual([]);
});

test('a result of any of them is kept, with its inputs known', () => {
  const uncached = tasks.filter(
    ({ task, resolvedTaskDefinition: { cache } }) => TASKS.includes(task) && !cache,
  );
  expect(uncached.map((each) => `${each.package}#${each.task}`)).toEqual([]);
});

test('the tests of infra, which read the whole repository, are known by every file of it', () => {
  const known = new Set(inputsOf('@rep/infra', 'test').map((file) => join('infra', file)));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: inRoot(),
    maxBuffer: 64 * 1024 * 1024,
  });
  const held = files
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(inRoot(file)));
  expect(held.filter((file) => !known.has(file))).toEqual([]);
});

test('figures are kept with the cache, and measured anew under other settings', () => {
  const benches = tasks.filter(({ task, command }) => task === 'bench' && command !== '<NONEXISTENT>');
  expect(benches.map((each) => each.package).sort()).toEqual(['@rep/evidence-service', '@rep/infra']);
  for (const { resolvedTaskDefinition: held } of benches) {
    expect(held.outputs).toEqual(['bench-results/**']);
    expect(held.env).toEqual(['BENCH_*', 'KAFKA_BROKERS', 'MAX_BATCH_*']);
  }
  const hashes = planOf(['bench'], { BENCH_ROWS: '7' }).map(({ taskId, hash }) => [taskId, hash]);
  const others = new Map(hashes.map(([id, hash]) => [id, hash]));
  expect(benches.filter(({ taskId, hash }) => others.get(taskId) === hash)).toEqual([]);
});

test.each([
  ['@rep/cli', 'test', '../rep-service/src/main.ts'],
  ['@rep/cli', 'test', '../evidence-service/src/main.ts'],
  ['@rep/cli', 'test', '../../packages/outbox/src/index.ts'],
  ['@rep/cli', 'test', '../../infra/bin/run.mjs'],
  ['@rep/rep-service', 'test', '../national-service/src/main.ts'],
  ['@rep/local-servers', 'test', '../../infra/kafka/pom.xml'],
  ['@rep/contracts', 'test', '../../docs/contracts/asyncapi.json'],
  ['@rep/cli', 'lint', 'README.md'],
  ['@rep/portal', 'build', '../../infra/bin/build-app.mjs'],
  ['@rep/evidence-service', 'bench', 'bench/ingest.ts'],
  ['@rep/infra', 'bench', 'bench/configuration/operations.ts'],
  ['@rep/infra', 'bench', '../apps/portal/views/pilot.njk'],
  ['@rep/infra', 'bench', '../apps/evidence-service/migrations/20260301000000_evidence_store/migration.sql'],
  ['@rep/infra', 'bench', '../packages/records/src/records.ts'],
])('a result of %s#%s is not taken from the cache once %s has changed', (name, task, file) => {
  expect(inputsOf(name, task)).toContain(file);
});
