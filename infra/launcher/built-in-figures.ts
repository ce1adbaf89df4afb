import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './files.ts';
import { type LoadOptions, runLoad } from './run-load.ts';
import { StartError } from './start-error.ts';

/** Says which table this directory holds already. */
function fingerprintOf(root: string): string {
  const folder = join(root, 'apps/cli/src/built-in');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/**
 * Loads the project's own table of published figures through the stream, with the `rep` command. Loading what
 * is held already changes nothing, and is not even tried where the same table was loaded to its end.
 */
export async function loadBuiltInFigures(options: LoadOptions): Promise<void> {
  const loaded = join(options.directory, 'built-in-figures.json');
  const table = fingerprintOf(options.root);
  if (readJson(loaded) === table) return;
  options.say('loading the built-in figures ...');
  const code = await runLoad(options, 'load-built-in');
  options.signal.throwIfAborted();
  if (code !== 0) throw new StartError('The built-in figures could not be loaded: see the lines above.');
  writeJson(loaded, table);
}
