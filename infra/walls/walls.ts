import { checkImports } from './import-walls.ts';
import { checkSources } from './source-walls.ts';
import { checkTableWriters } from './table-writers.ts';
import { type Breach, readWorkspace } from './workspace.ts';

export type WallReport = { readonly breaches: readonly Breach[]; readonly modules: number };

/** Every wall over the workspace at `root`. Throws when not every source file was read: then nothing was proved. */
export async function checkWalls(root: string): Promise<WallReport> {
  const workspace = readWorkspace(root);
  const imports = await checkImports(workspace);
  if (imports.modulesSeen !== workspace.sourceFiles.length) {
    throw new Error(
      `The walls' check read ${imports.modulesSeen} of ${workspace.sourceFiles.length} source files: ` +
        'use a TypeScript version that dependency-cruiser can work with (6.x).',
    );
  }
  const breaches = [...imports.breaches, ...checkSources(workspace), ...checkTableWriters(workspace)];
  return { breaches, modules: imports.modulesSeen };
}
