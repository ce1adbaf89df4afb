import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Children } from './children.ts';
import { type Service, writeEndpoints } from './endpoints.ts';
import { readJson, writeJson } from './files.ts';
import { StartError } from './start-error.ts';

const COMMAND = 'apps/cli/src/main.ts';

export type LoadOptions = {
  readonly root: string;
  readonly directory: string;
  readonly services: readonly Service[];
  readonly children: Children;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  say(line: string): void;
};

/** Says which table this directory holds already. */
function fingerprintOf(root: string): string {
  const folder = join(root, 'apps/cli/src/built-in');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/**
 * Loads the project's own table of published figures through the stream, with the `rep` command. DIR/endpoints.json
 * says "ready", so the command is shown a directory of its own that has the addresses before that. Loading what is
 * held already changes nothing, and is not even tried where the same table was loaded to its end.
 */
export async function loadBuiltInFigures(options: LoadOptions): Promise<void> {
  const loaded = join(options.directory, 'built-in-figures.json');
  const table = fingerprintOf(options.root);
  if (readJson(loaded) === table) return;
  options.say('loading the built-in figures ...');
  const code = await runLoad(options);
  options.signal.throwIfAborted();
  if (code !== 0) throw new StartError('The built-in figures could not be loaded: see the lines above.');
  writeJson(loaded, table);
}

async function runLoad(options: LoadOptions): Promise<number | null> {
  const view = join(options.directory, 'starting');
  rmSync(view, { recursive: true, force: true });
  mkdirSync(view, { mode: 0o700 });
  symlinkSync('../accounts.json', join(view, 'accounts.json'));
  writeEndpoints(view, options.services);
  const child = spawn(process.execPath, [join(options.root, COMMAND), 'load-built-in', '--data', view], {
    cwd: options.root,
    env: { ...options.environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal: options.signal,
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.on('error', () => undefined); // an abort; `close` follows
  options.children.add(child.pid ?? 0);
  const code = await ended;
  options.children.remove(child.pid ?? 0);
  rmSync(view, { recursive: true, force: true });
  return code;
}
