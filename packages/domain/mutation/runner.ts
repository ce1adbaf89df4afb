import { globSync } from 'node:fs';
import type { CoverageData, MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { type Bundle, bundleTests, type TestFiles } from './bundle.ts';
import { byNearness, filesOfMutants, keepTimes, nearCoverage, readTimes } from './near.ts';
import { type Collected, collect } from './stand-in.ts';

/** What Stryker's instrumented code reads and writes while it runs. */
type Namespace = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
};
/** With more, a run takes hours; what chance does not find in these counts as survived. */
const MOST_CASES = 150;
const namespace: Namespace = {};
Reflect.set(globalThis, '__stryker__', namespace);

const idOf = (file: string, name: string): string => `${file}#${name}`;
const fileOf = (id: string): string => id.slice(0, id.indexOf('#'));
const messageOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2_000);

const runTest = async (file: string, { name, run }: Collected): Promise<TestResult> => {
  const id = idOf(file, name);
  const started = performance.now();
  const common = () => ({ id, name, fileName: file, timeSpentMs: performance.now() - started });
  try {
    await run();
    return { ...common(), status: TestStatus.Success };
  } catch (error) {
    return { ...common(), status: TestStatus.Failed, failureMessage: messageOf(error) };
  }
};

/** A file that does not load fails, as vitest has it: the mutant that caused it is seen. */
const failedLoad = (file: string, error: unknown): TestResult => ({
  id: idOf(file, 'loads'),
  name: `${file} loads`,
  fileName: file,
  timeSpentMs: 0,
  status: TestStatus.Failed,
  failureMessage: messageOf(error),
});

const load = (files: TestFiles, file: string): readonly Collected[] =>
  collect(files.get(file) ?? (() => undefined));

const sum = (one: CoverageData, other: CoverageData): CoverageData => {
  const both = { ...one };
  for (const [mutant, hits] of Object.entries(other)) both[mutant] = (both[mutant] ?? 0) + hits;
  return both;
};

/** Runs the tests of this package in Stryker's own process: a fresh instance of all modules for every mutant. */
class InProcessRunner implements TestRunner {
  #bundle: Bundle = { instance: () => new Map(), imports: new Map() };
  #files: readonly string[] = [];
  #fileOfMutant: ReadonlyMap<string, string> = new Map();
  #times: Readonly<Record<string, number>> | null = null;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#files = globSync('src/**/*.test.ts').sort();
    this.#bundle = await bundleTests(process.cwd(), this.#files, {
      replaced: new Map(),
      mostCases: MOST_CASES,
    });
    this.#fileOfMutant = filesOfMutants();
  }

  async #dryRunFile(file: string, coverage: MutantCoverage): Promise<TestResult[]> {
    namespace.currentTestId = undefined;
    namespace.mutantCoverage = { static: {}, perTest: {} };
    const tests = load(this.#bundle.instance(), file);
    const results: TestResult[] = [];
    for (const each of tests) {
      namespace.currentTestId = idOf(file, each.name);
      results.push(await runTest(file, each));
    }
    const { perTest } = namespace.mutantCoverage;
    const atLoad = nearCoverage(file, namespace.mutantCoverage.static, {
      imports: this.#bundle.imports,
      fileOfMutant: this.#fileOfMutant,
    });
    for (const { id } of results) coverage.perTest[id] = sum(atLoad, perTest[id] ?? {});
    return results;
  }

  async dryRun(): Promise<DryRunResult> {
    const coverage: MutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    namespace.activeMutant = undefined;
    for (const file of this.#files) tests.push(...(await this.#dryRunFile(file, coverage)));
    namespace.mutantCoverage = undefined;
    keepTimes(tests);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async #runFile(files: TestFiles, file: string, wanted: ReadonlySet<string> | null): Promise<TestResult[]> {
    const results: TestResult[] = [];
    try {
      for (const each of load(files, file)) {
        if (wanted !== null && !wanted.has(idOf(file, each.name))) continue;
        const result = await runTest(file, each);
        results.push(result);
        if (result.status === TestStatus.Failed) break;
      }
    } catch (error) {
      results.push(failedLoad(file, error));
    }
    return results;
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    this.#times ??= readTimes();
    const wanted = options.testFilter === undefined ? null : new Set(options.testFilter);
    const files = [...new Set(options.testFilter?.map(fileOf) ?? this.#files)].sort(
      byNearness(options.activeMutant.fileName, this.#times),
    );
    namespace.activeMutant = options.activeMutant.id;
    namespace.hitCount = options.hitLimit === undefined ? undefined : 0;
    namespace.hitLimit = options.hitLimit;
    namespace.currentTestId = undefined;
    const instance = this.#bundle.instance();
    const tests: TestResult[] = [];
    for (const file of files) {
      tests.push(...(await this.#runFile(instance, file, wanted)));
      if (tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    const result = determineHitLimitReached(namespace.hitCount, options.hitLimit);
    return toMutantRunResult(result ?? { status: DryRunStatus.Complete, tests });
  }
}

const createRunner = () => new InProcessRunner();
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)];
