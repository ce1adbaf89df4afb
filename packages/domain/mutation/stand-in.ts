import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

/**
 * Stands for `vitest` while mutants are tested: collects the tests of one file instead of running them, so that the
 * runner can run the few that a mutant needs, in its own process. The matchers are vitest's own.
 */
export type Collected = { readonly name: string; readonly run: () => unknown };
type Body = (...values: never[]) => unknown;

let collected: Collected[] = [];
let suites: readonly string[] = [];

/** The tests that `load` declares, by full name; two of one name in a file are told apart by a number. */
export const collect = (load: () => unknown): readonly Collected[] => {
  collected = [];
  suites = [];
  load();
  const seen = new Map<string, number>();
  return collected.map(({ name, run }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, run };
  });
};

const declareTest = (name: string, body: () => unknown): void => {
  collected.push({ name: [...suites, name].join(' > '), run: body });
};

const declareSuite = (name: string, body: () => unknown): void => {
  const outer = suites;
  suites = [...outer, name];
  body();
  suites = outer;
};

/** vitest's %s, %i, %d, %j, %o, %# and $name in the name of a test over many cases; else names would not be unique. */
const named = (name: string, values: readonly unknown[], index: number): string =>
  `${name} [${index}: ${JSON.stringify(values)?.slice(0, 80)}]`;

const each =
  (declare: (name: string, body: () => unknown) => void) =>
  (cases: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const [index, one] of cases.entries()) {
      const values = Array.isArray(one) ? one : [one];
      declare(named(name, values, index), () => Reflect.apply(body, undefined, values));
    }
  };

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = chai.expect;
export const test = Object.assign(declareTest, { each: each(declareTest) });
export const it = test;
export const describe = Object.assign(declareSuite, { each: each(declareSuite) });
