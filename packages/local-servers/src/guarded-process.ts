import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LIFELINE = fileURLToPath(new URL('./lifeline.ts', import.meta.url));
const TAIL_LENGTH = 4_000;

export type GuardedProcess = {
  /** The server itself, not its guard. */
  readonly pid: number;
  readonly guardPid: number;
  /** Resolves when the server has ended, however it did. */
  readonly exited: Promise<void>;
  hasExited(): boolean;
  /** The last of what it wrote, for messages. */
  output(): string;
  /** Asks it to stop in order, and waits for its end. */
  stop(): Promise<void>;
  /** kill -9, for tests. */
  kill(): Promise<void>;
};

export type GuardedCommand = {
  readonly command: string;
  readonly args: readonly string[];
  /** What stops this server in order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** Open file that its output goes to; without one only the tail is kept. */
  readonly logFile?: number;
};

/**
 * Waits until `isReady` holds. Throws with the server's last words when it ends before; when the signal is aborted
 * the server is stopped first.
 */
export async function untilReady(
  server: GuardedProcess,
  isReady: () => boolean | Promise<boolean>,
  options: { readonly name: string; readonly pollMs: number; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  while (!(await isReady())) {
    if (server.hasExited()) throw new Error(`${options.name} did not start: ${server.output()}`);
    if (options.signal?.aborted) {
      await server.stop();
      throw options.signal.reason;
    }
    await new Promise((resolve) => setTimeout(resolve, options.pollMs));
  }
}

/** Starts a server that ends with this process. In a session of its own: Ctrl-C does not reach it. */
export async function spawnGuarded(options: GuardedCommand): Promise<GuardedProcess> {
  const guard = spawn(process.execPath, [LIFELINE, options.stopSignal, options.command, ...options.args], {
    stdio: ['ignore', options.logFile ?? 'pipe', options.logFile ?? 'pipe', 'ipc'],
    detached: true,
  });
  let tail = '';
  for (const stream of [guard.stdout, guard.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-TAIL_LENGTH);
    });
  }
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    guard.once('close', () => {
      ended = true;
      resolve();
    });
  });
  const pid = await new Promise<number>((resolve, reject) => {
    guard.once('message', (message) => resolve(Number(message)));
    guard.once('error', reject);
    void exited.then(() => reject(new Error(`${options.command} did not start: ${tail.trim()}`)));
  });
  return {
    pid,
    guardPid: guard.pid ?? 0,
    exited,
    hasExited: () => ended,
    output: () => tail.trim(),
    async stop() {
      if (!ended) guard.kill('SIGTERM');
      await exited;
    },
    async kill() {
      if (!ended) process.kill(pid, 'SIGKILL');
      await exited;
    },
  };
}
