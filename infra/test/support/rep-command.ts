import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './launched.ts';

export type Ran = { code: number | null; output: string; errors: string };

/** Runs `rep` on the system of a data directory, as `npm run -s rep` does once everything is installed. */
export const rep = (data: string, ...args: string[]): Promise<Ran> => run(data, args, () => false);

/** Runs `rep` and kills it, without a warning, as soon as it has told of its progress. */
export const repKilledAtWork = (data: string, ...args: string[]): Promise<Ran> =>
  run(data, args, ({ errors }) => errors.includes('rows/s'));

function run(
  data: string,
  args: readonly string[],
  isEnough: (ran: Omit<Ran, 'code'>) => boolean,
): Promise<Ran> {
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
    if (isEnough({ output, errors })) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

export const lastLine = ({ output }: Ran): string => output.trim().split('\n').at(-1) ?? '';
