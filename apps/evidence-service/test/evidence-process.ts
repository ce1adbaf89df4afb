import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSigningKey, publicKeysOf } from '@rep/identity';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export type EvidenceProcess = {
  start(): Promise<void>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
  /** Stops it in order and gives its exit code. */
  stop(): Promise<number | null>;
  dispose(): Promise<void>;
};

/** The service as its launcher runs it: `node src/main.ts` with an environment. */
export async function createEvidenceProcess(
  environment: Readonly<Record<string, string>>,
): Promise<EvidenceProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
  const jwks = join(directory, 'jwks.json');
  writeFileSync(jwks, JSON.stringify(publicKeysOf(createSigningKey())));
  const own = { PORT: String(await freePort()), IDENTITY_JWKS_FILE: jwks, LOG_LEVEL: 'warn' };
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    return child.exitCode;
  };
  return {
    async start() {
      child = spawn(process.execPath, [MAIN], {
        env: { ...environment, ...own },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await once(child, 'spawn');
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async dispose() {
      await end('SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
