import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSigningKey, publicKeysOf } from '@rep/identity';
import { freePort } from '@rep/local-servers';
import { inheritedEnvironment, NODE_FLAGS } from './env.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export type MeasuredProcess = { readonly pid: number; peakMegabytes(): number | null; stop(): Promise<void> };

/** Highest resident memory so far, where the system tells (Linux). */
function peakOf(child: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
  } catch {
    return null;
  }
}

/** The evidence service as it is run in an installation. */
export async function startEvidence(
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<MeasuredProcess> {
  const jwks = join(directory, 'jwks.json');
  writeFileSync(jwks, JSON.stringify(publicKeysOf(createSigningKey())));
  const own = { PORT: String(await freePort()), IDENTITY_JWKS_FILE: jwks, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    env: { ...inheritedEnvironment, ...environment, ...own },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0,
    peakMegabytes: () => peakOf(child),
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
