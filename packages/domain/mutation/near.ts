import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import type { CoverageData } from '@stryker-mutator/api/core';
import type { TestResult } from '@stryker-mutator/api/test-runner';
import { z } from 'zod';
import type { Bundle } from './bundle.ts';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Written by the worker of the first run into the copy, for the others: milliseconds by test file. */
const TIMES = 'test-times.json';
const SLOW = 100;
export const keepTimes = (tests: readonly TestResult[]): void => {
  const times: Record<string, number> = {};
  for (const { fileName = '', timeSpentMs } of tests) times[fileName] = (times[fileName] ?? 0) + timeSpentMs;
  writeFileSync(TIMES, JSON.stringify(times));
};
const timesSchema = z.record(z.string(), z.number());
export const readTimes = (): Readonly<Record<string, number>> =>
  existsSync(TIMES) ? timesSchema.parse(JSON.parse(readFileSync(TIMES, 'utf8'))) : {};

/** Tests of the file or the folder of what was mutated come first: they are the likeliest to see it. Slow ones are last. */
export const byNearness = (
  mutated: string,
  times: Readonly<Record<string, number>>,
): ((one: string, other: string) => number) => {
  const path = mutated.slice(mutated.lastIndexOf('/src/') + 1);
  const distance = (file: string) =>
    (file === path.replace(/\.ts$/, '.test.ts') ? 0 : file.startsWith(folderOf(path)) ? 1 : 2) +
    ((times[file] ?? 0) > SLOW ? 3 : 0);
  return (one, other) => distance(one) - distance(other);
};

/** The file of each mutant, read from the calls that Stryker wrote into the copy. */
export const filesOfMutants = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('src/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/stryCov_\w+\(([^)]*)\)/g)].flatMap(([, ids = '']) =>
        [...ids.matchAll(/"(\d+)"/g)].map(([, id = '']): [string, string] => [id, file]),
      ),
    ),
  );

/**
 * What a module does while it loads is covered by every test whose file loads it, which for most modules is nearly
 * every test. Only those of its own folder, and of files that import it themselves or through a `test-*.ts` beside
 * them, are counted: fewer mutants are killed so, never more, and the run takes minutes.
 */
export function nearCoverage(
  file: string,
  atLoad: CoverageData,
  { imports, fileOfMutant }: { imports: Bundle['imports']; fileOfMutant: ReadonlyMap<string, string> },
): CoverageData {
  const own = imports.get(file) ?? [];
  const through = own.filter((path) => /\/test-[^/]*$/.test(path)).flatMap((path) => imports.get(path) ?? []);
  const near = new Set([...own, ...through]);
  const isNear = (mutated: string) => near.has(mutated) || folderOf(mutated) === folderOf(file);
  return Object.fromEntries(Object.entries(atLoad).filter(([id]) => isNear(fileOfMutant.get(id) ?? '')));
}
