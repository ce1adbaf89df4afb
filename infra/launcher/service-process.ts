import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from './logs.ts';
import type { Ending, Running } from './running.ts';
import type { ServiceSpec } from './service-specs.ts';

const LAST_WORDS_LENGTH = 2_000;
/** kafkajs sets a timer for a time that has passed, which Node 24 puts into every log. */
const NODE_FLAGS = ['--disable-warning=TimeoutNegativeWarning'];

export type ServiceHome = {
  readonly root: string;
  readonly directory: string;
  /** What every service gets besides its own settings. */
  readonly environment: Readonly<Record<string, string>>;
};

/**
 * Starts a service on this Node. Its standard input is a pipe that closes when we are gone (REP_LIFELINE), and it has
 * a session of its own, so that Ctrl-C reaches the launcher alone and the order of stopping is ours.
 */
export async function spawnService(spec: ServiceSpec, home: ServiceHome): Promise<Running> {
  const log = openLog(home.directory, spec.name);
  const child = spawn(process.execPath, [...NODE_FLAGS, join(home.root, spec.entry)], {
    cwd: home.root,
    env: { ...home.environment, ...spec.environment, PORT: String(spec.port), REP_LIFELINE: 'stdin' },
    stdio: ['pipe', log, 'pipe'],
    detached: true,
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    try {
      writeSync(log, chunk);
    } catch {
      // a full disk: the launcher notices by itself, and the last words are kept
    }
    lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS_LENGTH);
  });
  child.stdin?.on('error', () => undefined); // it ended; `ended` tells
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      closeSync(log);
      resolve({ code, signal, lastWords: lastWords.trim() });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', reject);
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    pids: [pid],
    ended,
    async stop(limitMs) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
