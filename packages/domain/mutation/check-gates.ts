import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests, PACKAGE } from './bundle.ts';
import { GUARDS_REMOVED, type GuardRemoved } from './gate-guards.ts';
import { type GateRow, gateRows } from './gate-rows.ts';
import { collect } from './stand-in.ts';

/** What the named test says without the guard: `failure` is null when it still passes, which must not be. */
export type GateChecked = GuardRemoved & { readonly testFile: string; readonly failure: string | null };

const sourceWithout = ({ file, guard, without, gate }: GuardRemoved): string => {
  const source = readFileSync(join(PACKAGE, file), 'utf8');
  if (!source.includes(guard)) throw new Error(`The guard of ${gate} is no longer in ${file}: ${guard}`);
  return source.replace(guard, () => without);
};

/** The first failure of the tests of this title; a title with %s stands for each of its cases. */
async function failureOf(row: GateRow, replaced: ReadonlyMap<string, string>): Promise<string | null> {
  const { instance } = await bundleTests(PACKAGE, [row.testFile], {
    replaced,
    mostCases: Number.POSITIVE_INFINITY,
  });
  const load = instance().get(row.testFile) ?? (() => undefined);
  const named = collect(load).filter(({ name }) => name.split(' > ').at(-1)?.startsWith(row.test));
  if (named.length === 0) throw new Error(`${row.testFile} has no test "${row.test}"`);
  for (const { run } of named) {
    try {
      await run();
    } catch (error) {
      return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    }
  }
  return null;
}

async function checkRow(removed: GuardRemoved): Promise<GateChecked> {
  const rows = gateRows().filter(
    ({ gate, enforced, test }) => gate === removed.gate && enforced === removed.file && test === removed.test,
  );
  const [row] = rows;
  if (!row) throw new Error(`docs/gates.md has no row ${removed.gate} ${removed.file} "${removed.test}"`);
  const whole = await failureOf(row, new Map());
  if (whole !== null) throw new Error(`"${row.test}" fails with its guard in place: ${whole}`);
  const failure = await failureOf(row, new Map([[removed.file, sourceWithout(removed)]]));
  return { ...removed, testFile: row.testFile, failure };
}

/** Each gate's guard is taken out, and its named test is run with and without. Nothing on disk changes. */
export async function checkGates(): Promise<readonly GateChecked[]> {
  const uncovered = gateRows().filter(
    (row) =>
      !GUARDS_REMOVED.some(
        ({ gate, file, test }) => gate === row.gate && file === row.enforced && test === row.test,
      ),
  );
  if (uncovered.length > 0)
    throw new Error(
      `No guard is taken out for: ${uncovered.map(({ gate, enforced }) => `${gate} ${enforced}`).join(', ')}`,
    );
  const checked: GateChecked[] = [];
  for (const removed of GUARDS_REMOVED) checked.push(await checkRow(removed));
  return checked;
}

if (import.meta.main) {
  const checked = await checkGates();
  for (const { gate, what, failure } of checked)
    console.log(`${failure === null ? 'NOT SEEN' : 'seen'} ${gate}: ${what}`);
  process.exitCode = checked.every(({ failure }) => failure !== null) ? 0 : 1;
}
