import { spawn } from 'node:child_process';
import { type Ended, root } from './launched.ts';

/** Runs `npm run -s rep -- ...args` as a user does. `output` holds what it printed on both streams. */
export const rep = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', 'rep', '--', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.once('close', (code) => resolve({ code, output }));
  });
