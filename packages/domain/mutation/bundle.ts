import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';

/** This package itself, not the copy of it that is mutated. */
export const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
/** Of property tests, so that two runs of one commit agree. */
const SEED = 20_261_123;
const STAND_IN = new URL('./stand-in.ts', import.meta.url).href;

/** Loads one test file with all it imports, each module at most once per bundle instance. */
export type TestFiles = ReadonlyMap<string, () => unknown>;

const EXTERNALS: Record<string, Record<string, unknown>> = {};
Reflect.set(globalThis, '__mutationExternals__', EXTERNALS);

const urlOf = (name: string): string =>
  name === 'vitest'
    ? STAND_IN
    : name.startsWith('node:')
      ? name
      : pathToFileURL(createRequire(join(PACKAGE, 'package.json')).resolve(name)).href;

type Options = {
  /** Other text for some files, by path from the package. */
  readonly replaced: ReadonlyMap<string, string>;
  /** How many cases a property test runs at most. */
  readonly mostCases: number;
};

/** A property test with fewer cases: the run takes minutes, and what chance does not find in these counts as survived. */
function fewCases(held: Record<string, unknown>, most: number): Record<string, unknown> {
  fc.configureGlobal({ seed: SEED, endOnFailure: true });
  const assert = (
    property: Parameters<typeof fc.assert>[0],
    { numRuns = 100, ...rest }: Parameters<typeof fc.assert>[1] = {},
  ) => fc.assert(property, { ...rest, numRuns: Math.min(numRuns, most) });
  return { ...held, assert, default: { ...fc, assert } };
}

/** What a module outside this package exports, handed on from the one instance that the runner holds. */
const handOn = async (name: string, mostCases: number): Promise<string> => {
  const module: Record<string, unknown> = await import(urlOf(name));
  const held = name === 'fast-check' ? fewCases(module, mostCases) : module;
  EXTERNALS[name] = held;
  const names = Object.keys(held).filter((key) => /^[\w$]+$/.test(key));
  const lines = names.map(
    (key, index) => `const e${index} = held[${JSON.stringify(key)}]; export { e${index} as ${key} };`,
  );
  return `const held = globalThis.__mutationExternals__[${JSON.stringify(name)}];\n${lines.join('\n')}`;
};

/** Outside modules are loaded once; a test that reads files finds those of the package, not the mutated copy's. */
const plugin = (sandbox: string, { replaced, mostCases }: Options): Plugin => ({
  name: 'mutation',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'outside' },
    );
    esbuild.onLoad({ filter: /.*/, namespace: 'outside' }, async ({ path }) => ({
      contents: await handOn(path, mostCases),
      loader: 'js',
    }));
    esbuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const file = relative(sandbox, path);
      const own = pathToFileURL(join(PACKAGE, file)).href;
      const source = replaced.get(file) ?? (await readFile(path, 'utf8'));
      return {
        contents: source.replaceAll('import.meta.url', JSON.stringify(own)),
        loader: 'ts',
      };
    });
  },
});

export type Bundle = {
  /** A fresh instance of every module. */
  readonly instance: () => TestFiles;
  /** What each file imports itself, as paths from the package. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
};

/** The test files of a copy in one script. */
export const bundleTests = async (
  sandbox: string,
  files: readonly string[],
  options: Options,
): Promise<Bundle> => {
  const entries = files.map(
    (file) => `[${JSON.stringify(file)}, () => require(${JSON.stringify(`./${file}`)})]`,
  );
  const built = await build({
    stdin: {
      contents: `globalThis.__mutationFiles__ = [${entries.join(',\n')}];`,
      resolveDir: sandbox,
      loader: 'js',
    },
    absWorkingDir: sandbox,
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'node',
    target: 'node24',
    plugins: [plugin(sandbox, options)],
  });
  const script = new Script(built.outputFiles[0]?.text ?? '', { filename: 'mutated-domain.js' });
  const imported = Object.entries(built.metafile.inputs).map(
    ([file, { imports }]) => [file, imports.map(({ path }) => path)] as const,
  );
  return {
    imports: new Map(imported),
    instance: () => {
      script.runInThisContext();
      return new Map(Reflect.get(globalThis, '__mutationFiles__'));
    },
  };
};
