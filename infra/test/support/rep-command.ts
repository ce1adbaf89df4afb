import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './launched.ts';

export type Ran = { code: number | null; output: string; errors: string };

/** Runs `rep` on the system of a data directory, as `npm run -s rep` does once everything is installed. */
export function rep(data: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'apps/cli/src/main.ts'), ...args, '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

export const lastLine = ({ output }: Ran): string => output.trim().split('\n').at(-1) ?? '';
