import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLOWED, PLANTED } from './planted-breaches.ts';
import { checkWalls } from './walls.ts';
import { type Breach, readWorkspace } from './workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NOT_COPIED = new Set(['dist', 'generated', 'test-results', 'fixtures', 'lib']);

/** The workspace as it stands, in a folder of its own. Links between members stay links, so they point into the copy. */
function copyWorkspace(): string {
  const copy = mkdtempSync(join(tmpdir(), 'rep-walls-'));
  const members = readWorkspace(root).members.map((member) => member.directory);
  for (const directory of members) {
    cpSync(join(root, directory), join(copy, directory), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !NOT_COPIED.has(basename(path)) || path.includes('node_modules'),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

let copy: string;
let found: Breach[];

beforeAll(async () => {
  copy = copyWorkspace();
  for (const { file, text } of [...PLANTED, ...ALLOWED]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${text}\n`);
  }
  found = (await checkWalls(copy)).breaches.filter(({ file }) => file.includes('planted'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a planted breach is an error under the wall’s own name', () => {
  test.each(PLANTED)('$wall: $what', ({ wall, file }) => {
    const walls = found
      .filter((breach) => breach.file === file || breach.detail.includes(file))
      .map((breach) => breach.wall);
    expect(walls).toContain(wall);
  });

  test('what is allowed beside a breach stays allowed', () => {
    const cycle = 'apps/cli/src/planted-cycle-back.ts';
    const files = new Set(ALLOWED.map(({ file }) => file).filter((file) => file !== cycle));
    expect(found.filter(({ file }) => files.has(file))).toEqual([]);
  });
});

describe('the workspace itself', () => {
  test('breaks no wall, and every source file on the disk was read', async () => {
    const { breaches, modules } = await checkWalls(root);
    expect(breaches).toEqual([]);
    expect(modules).toBe(readWorkspace(root).sourceFiles.length);
    expect(modules).toBeGreaterThan(100);
  });

  test('has the top level that the plan fixes, and nothing else grows there', () => {
    const allowed = [
      'apps',
      'docs',
      'infra',
      'packages',
      'node_modules',
      'CONTRIBUTING.md',
      'LICENCE',
      'README.md',
    ];
    allowed.push('package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json');
    const grown = readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.includes(name));
    expect(grown).toEqual([]);
    for (const name of allowed) expect(existsSync(join(root, name)), name).toBe(true);
  });
});
