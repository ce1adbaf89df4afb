import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Children } from './children.ts';
import { type Service, writeEndpoints } from './endpoints.ts';
import { StartError } from './start-error.ts';

export type LoadOptions = {
  readonly root: string;
  readonly directory: string;
  readonly services: readonly Service[];
  readonly children: Children;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/**
 * Loads the project's own table of published figures through the stream, with the `rep` command. DIR/endpoints.json
 * says "ready", so the command is shown a directory of its own that has the addresses before that. Loading what is
 * held already changes nothing.
 */
export async function loadBuiltInFigures(options: LoadOptions): Promise<void> {
  const command = join(options.root, 'apps/cli/src/main.ts');
  if (!existsSync(command)) return;
  const view = join(options.directory, 'starting');
  rmSync(view, { recursive: true, force: true });
  mkdirSync(view, { mode: 0o700 });
  symlinkSync('../accounts.json', join(view, 'accounts.json'));
  writeEndpoints(view, options.services);
  const child = spawn(process.execPath, [command, 'load-built-in', '--data', view], {
    cwd: options.root,
    env: { ...options.environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal: options.signal,
  });
  child.on('error', () => undefined); // an abort; `close` follows
  options.children.add(child.pid ?? 0);
  const [code] = await once(child, 'close');
  options.children.remove(child.pid ?? 0);
  rmSync(view, { recursive: true, force: true });
  options.signal.throwIfAborted();
  if (code !== 0) throw new StartError('The built-in figures could not be loaded: see the lines above.');
}
