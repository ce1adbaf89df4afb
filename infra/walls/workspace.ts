import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.string()).default({}),
});

/** One app, package or `infra`: its folder from the root, and the files other workspaces may import from it. */
type Member = {
  readonly name: string;
  readonly directory: string;
  readonly entryFiles: readonly string[];
};

export type Workspace = {
  readonly root: string;
  readonly members: readonly Member[];
  /** Every source file, with `/` and from the root, sorted. Generated code is not source. */
  readonly sourceFiles: readonly string[];
  /** Every SQL migration, likewise. */
  readonly migrations: readonly string[];
};

/** A place where a wall is broken. `file` is from the root. */
export type Breach = { readonly wall: string; readonly file: string; readonly detail: string };

const GROUPS = ['apps', 'packages'] as const;
const NOT_OURS = new Set(['node_modules', 'dist', 'generated', 'coverage', 'test-results', 'fixtures']);

function filesUnder(root: string, directory: string): string[] {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) {
      return NOT_OURS.has(entry.name) || entry.name.startsWith('.') ? [] : filesUnder(root, path);
    }
    return entry.isFile() ? [path] : [];
  });
}

function readMember(root: string, directory: string): Member {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8')),
  );
  const entryFiles = Object.values(manifest.exports).map(
    (file) => `${directory}/${file.replace(/^\.\//, '')}`,
  );
  return { name: manifest.name, directory, entryFiles };
}

/** Reads the workspace at `root` from the disk. Throws when a manifest is missing or malformed. */
export function readWorkspace(root: string): Workspace {
  const directories = GROUPS.flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );
  const files = [...GROUPS, 'infra'].flatMap((directory) => filesUnder(root, directory)).sort();
  return {
    root,
    members: [...directories, 'infra'].map((directory) => readMember(root, directory)),
    sourceFiles: files.filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.endsWith('.d.ts')),
    migrations: files.filter((file) => /\/migrations\/[^/]+\/migration\.sql$/.test(file)),
  };
}

/** The app, package or `infra` that a file belongs to. */
export const ownerOf = (file: string): string =>
  /^(?:(?:apps|packages)\/[^/]+|infra)/.exec(file)?.[0] ?? file;

/** Tests may reach through some walls: they prove what stands behind them. */
export const TESTS = ['\\.test\\.ts$', '/test/', '/vitest[\\w.]*\\.config\\.ts$', '^packages/testkit/'];
const test = new RegExp(TESTS.join('|'));
export const isTest = (file: string): boolean => test.test(file);
