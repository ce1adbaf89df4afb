// Which suites there are. Found on disk, so that a new package's tests run without being listed anywhere.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { facilities } from './facilities.mjs';
import { add, countReport, none } from './results.mjs';
import { inRoot, root } from './root.mjs';
import { PNPM, run, turbo } from './run.mjs';

/** @typedef {import('./results.mjs').Counts} Counts */
/**
 * `files` are relative to the root; `step` runs a suite that is not a vitest run and gives its exit code.
 * @typedef {{ name: string, what: string, files: readonly string[], folder?: string, package?: string, step?: () => Promise<number> }} Suite
 */

const EVERY = ['--continue=always', '--concurrency=2', '--output-logs=errors-only'];

/** @param {string} folder */
const testFilesIn = (folder) =>
  existsSync(inRoot(folder))
    ? readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
        .map((file) => join(folder, file))
        .sort()
    : [];

/** @param {string} folder @returns {Suite[]} */
function packageSuite(folder) {
  const manifest = inRoot(folder, 'package.json');
  if (!existsSync(manifest)) return [];
  const files = ['src', 'test', 'bin', 'launcher', 'walls', 'kafka']
    .flatMap((part) => testFilesIn(join(folder, part)))
    .filter((file) => !file.endsWith('.system.test.ts'));
  if (files.length === 0) return [];
  const { name } = /** @type {{ name: string }} */ (JSON.parse(readFileSync(manifest, 'utf8')));
  return [{ name: name.replace('@rep/', ''), what: `tests of ${folder}`, files, folder, package: name }];
}

const wallScripts = () =>
  Object.keys(
    /** @type {{ scripts: Record<string, string> }} */ (
      JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
    ).scripts,
  ).filter((script) => ['walls', 'knip'].includes(script));

/** @param {string} script */
const pnpmRun = (script) => run('npx', [...PNPM, 'run', script]);

/** @returns {Suite[]} */
export function findSuites() {
  const folders = ['packages', 'apps'].flatMap((group) =>
    readdirSync(inRoot(group)).map((name) => join(group, name)),
  );
  return [
    { name: 'lint', what: 'formatter and linter', files: [], step: () => turbo(['lint', ...EVERY]) },
    ...wallScripts().map((script) => ({
      name: script,
      what: script === 'walls' ? 'the walls of the house' : 'unused files, exports and dependencies',
      files: [],
      step: () => pnpmRun(script),
    })),
    {
      name: 'typecheck',
      what: 'TypeScript, strict',
      files: [],
      step: () => turbo(['typecheck', ...EVERY]),
    },
    ...[...folders, 'infra'].flatMap(packageSuite),
    ...testFilesIn(join('infra', 'test')).map((file) => ({
      name: file.replace(/^infra\/test\//, '').replace(/\.test\.ts$/, ''),
      what: 'the whole system',
      files: [file],
    })),
  ];
}

/** The facilities whose names a suite file bears. @param {string} file */
export const facilitiesOfFile = (file) =>
  facilities
    .map(({ name }) => name)
    .filter((name) => file.includes(`.${name}.`) || file.includes(`/${name}.system.`));

/** @param {readonly Suite[]} suites */
export const facilitiesOf = (suites) =>
  new Set(suites.flatMap(({ files }) => files.flatMap(facilitiesOfFile)));

/** @param {Suite} suite @returns {Promise<Counts>} */
export const runStep = async (suite) =>
  (await suite.step?.()) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };

/** Turborepo's own account of its runs. */
const RUNS = inRoot('.turbo', 'runs');

/** Packages whose task ended with another exit code than 0. */
function brokenPackages() {
  /** @type {Set<unknown>} */
  const broken = new Set();
  for (const file of existsSync(RUNS) ? readdirSync(RUNS) : []) {
    const { tasks } = /** @type {{ tasks: { package: string, execution?: { exitCode?: number } }[] }} */ (
      JSON.parse(readFileSync(join(RUNS, file), 'utf8'))
    );
    for (const task of tasks) if (task.execution?.exitCode) broken.add(task.package);
  }
  return broken;
}

/**
 * Runs packages' tests through Turborepo, all in one go, and counts each.
 * @param {readonly Suite[]} suites
 * @returns {Promise<Map<string, Counts>>}
 */
export async function runPackages(suites) {
  const report = (/** @type {Suite} */ suite) => inRoot(suite.folder ?? '', 'test-results', 'results.json');
  for (const suite of suites) rmSync(report(suite), { force: true });
  rmSync(RUNS, { recursive: true, force: true });
  const code = await turbo([
    'test',
    '--summarize',
    ...EVERY,
    ...(process.env['CI'] === 'true' ? ['--force'] : []),
    ...suites.map((suite) => `--filter=${suite.package}`),
  ]);
  const counts = new Map(suites.map((suite) => [suite.name, countReport(report(suite))]));
  const broken = brokenPackages();
  for (const suite of suites) {
    const counted = counts.get(suite.name) ?? none();
    // an error outside every test (an uncaught exception) fails vitest, and its report does not tell
    if (broken.has(suite.package) && counted.failed === 0) counts.set(suite.name, { ...counted, failed: 1 });
  }
  const total = [...counts.values()].reduce(add, none());
  if (code !== 0 && total.failed === 0) counts.set('turbo', { passed: 0, failed: 1, skipped: 0 });
  return counts;
}

/**
 * Runs one system suite: a file of its own, with the whole platform started by it.
 * @param {Suite} suite
 * @returns {Promise<Counts>}
 */
export async function runSystem(suite) {
  const report = inRoot('infra', 'test-results', `${suite.name}.json`);
  rmSync(report, { force: true });
  const file = suite.files[0]?.replace(/^infra\//, '') ?? '';
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const code = await run(
    'node',
    [
      vitest,
      'run',
      '--config',
      'vitest.system.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      file,
    ],
    { cwd: join(root, 'infra') },
  );
  const counts = countReport(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
