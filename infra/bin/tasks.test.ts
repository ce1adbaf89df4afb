import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inRoot } from './root.mjs';

const drySchema = z.object({
  tasks: z.array(
    z.object({
      task: z.string(),
      package: z.string(),
      inputs: z.record(z.string(), z.string()),
      resolvedTaskDefinition: z.object({
        cache: z.boolean(),
        inputs: z.array(z.string()),
        outputs: z.array(z.string()),
      }),
    }),
  ),
});

const TASKS = ['build', 'typecheck', 'lint', 'test', 'bench'];
/** Turborepo's own account of what it would do, and by which files it knows a result again. */
const { tasks } = drySchema.parse(
  JSON.parse(
    execFileSync(inRoot('node_modules', '.bin', 'turbo'), ['run', ...TASKS, '--dry=json'], {
      cwd: inRoot(),
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString(),
  ),
);
const inputsOf = (name: string, task: string): readonly string[] =>
  Object.keys(tasks.find((each) => each.package === name && each.task === task)?.inputs ?? {});

test.each(TASKS)('%s declares its inputs, in every package', (task) => {
  const silent = tasks.filter(
    (each) => each.task === task && each.resolvedTaskDefinition.inputs.length === 0,
  );
  expect(silent.map((each) => each.package)).toEqual([]);
});

test('only what measures the machine or reads the whole repository is never taken from the cache', () => {
  const uncached = tasks.filter(
    ({ task, resolvedTaskDefinition: { cache } }) => TASKS.includes(task) && !cache,
  );
  const names = uncached.map((each) => (each.task === 'bench' ? 'bench' : `${each.package}#${each.task}`));
  expect([...new Set(names)].sort()).toEqual(['@rep/infra#test', 'bench']);
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
])('a result of %s#%s is not taken from the cache once %s has changed', (name, task, file) => {
  expect(inputsOf(name, task)).toContain(file);
});
