import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Children } from './children.ts';
import { type Service, writeEndpoints } from './endpoints.ts';

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

/**
 * Runs a loading command of `rep` to its end and gives its exit code. DIR/endpoints.json says "ready", so the command is
 * shown a directory of its own that has the addresses before that.
 */
export async function runLoad(
  options: LoadOptions,
  command: 'load-built-in' | 'load-programme',
): Promise<number | null> {
  const view = join(options.directory, 'starting');
  rmSync(view, { recursive: true, force: true });
  mkdirSync(view, { mode: 0o700 });
  symlinkSync('../accounts.json', join(view, 'accounts.json'));
  writeEndpoints(view, options.services);
  const child = spawn(process.execPath, [join(options.root, COMMAND), command, '--data', view], {
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
