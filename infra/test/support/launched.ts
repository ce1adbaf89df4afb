import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

const endpointsSchema = z.object({
  processes: z.array(
    z.object({ name: z.string(), pid: z.number(), port: z.number(), url: z.string() }).strict(),
  ),
});
export type Endpoint = z.infer<typeof endpointsSchema>['processes'][number];

export type Ended = { readonly code: number | null; readonly output: string };

export type Launched = {
  readonly npm: ChildProcess;
  readonly output: () => string;
  /** Resolves at the line "ready in N s"; rejects with the output when the start ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<Ended>;
};

/** A private directory (mode 0700) below the temporary one, and what removes it. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'rep-system-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs `npm start -- ...args` as a user does, in this clone or another. */
export function launch(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  clone: string = root,
): Launched {
  const npm = spawn('npm', ['start', '--', ...args], {
    cwd: clone,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const ended = new Promise<Ended>((resolve) => {
    npm.once('close', (code) => resolve({ code, output }));
  });
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (/^ready in \d+ s$/m.test(output)) resolve();
      });
    void ended.then(() => reject(new Error(`npm start ended early:\n${output}`)));
  });
  ready.catch(() => undefined); // a test that expects the end does not ask for readiness
  return { npm, output: () => output, ready, ended };
}

export const endpointsOf = (data: string): readonly Endpoint[] =>
  endpointsSchema.parse(JSON.parse(readFileSync(join(data, 'endpoints.json'), 'utf8'))).processes;

export const endpointOf = (data: string, name: string): Endpoint | undefined =>
  existsSync(join(data, 'endpoints.json'))
    ? endpointsOf(data).find((endpoint) => endpoint.name === name)
    : undefined;

export const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** Processes whose command line or working files name the directory: everything that belongs to that system. */
export function processesOf(data: string): readonly string[] {
  const read = (pid: string): string => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      const works = `${command} ${environment} ${readlinkSync(`/proc/${pid}/fd/1`)}`;
      return works.includes(data) && isAlive(Number(pid)) ? `${pid} ${command}` : '';
    } catch {
      return ''; // gone in between, or not ours
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(read)
    .filter((line) => line !== '');
}

/** The answer of a service's readiness, or null while it does not answer. */
export async function readinessOf(url: string): Promise<unknown> {
  try {
    const response = await fetch(`${url}/health/ready`);
    return await response.json();
  } catch {
    return null;
  }
}
