import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './launched.ts';
import type { Step } from './tour.ts';

type Followed = {
  readonly code: number | null;
  readonly errors: string;
  readonly printed: readonly string[];
};

const END = '--- end of a step ---\n';

/** Follows all steps as a reader does who stays in one shell at the root; what each printed stands by itself. */
export async function inOneShell(
  data: string,
  steps: readonly Step[],
  signal: AbortSignal,
): Promise<Followed> {
  const script = steps.map(({ commands }) => `${commands}\nprintf '%s' '${END}'\n`).join('');
  const shell = spawn('sh', ['-e', '-c', script], {
    cwd: root,
    env: { ...process.env, REP_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const said = { output: '', errors: '' };
  shell.stdout.on('data', (chunk: Buffer) => {
    said.output += chunk.toString();
  });
  shell.stderr.on('data', (chunk: Buffer) => {
    said.errors += chunk.toString();
  });
  const [code] = await once(shell, 'close');
  return { code, errors: said.errors, printed: said.output.split(END).slice(0, -1) };
}
