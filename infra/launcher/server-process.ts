import { closeSync } from 'node:fs';
import type { GuardedProcess } from '@rep/local-servers';
import { followLog, openLog } from './logs.ts';
import type { Running } from './running.ts';
import { StartError } from './start-error.ts';

export type ServerHome = { readonly directory: string; readonly name: string };

/** A server tells its reason in its log, which is not on the terminal. */
const withLastLine = (error: unknown, line: string): unknown =>
  error instanceof StartError || line === '' || !(error instanceof Error)
    ? error
    : new Error(`${error.message.trim()} ${line}`, { cause: error });

/** Starts PostgreSQL or Kafka with its log in DIR/logs, and shows it as the supervisor sees any process. */
export async function spawnServer(
  home: ServerHome,
  start: (logFile: number) => Promise<GuardedProcess>,
): Promise<Running> {
  const lastLine = followLog(home.directory, home.name);
  const log = openLog(home.directory, home.name);
  const server = await start(log)
    .catch((error: unknown) => {
      throw withLastLine(error, lastLine());
    })
    .finally(() => closeSync(log));
  return {
    pid: server.pid,
    pids: [server.pid, server.guardPid],
    ended: server.exited.then(() => ({ code: null, signal: null, lastWords: server.output() })),
    async stop(limitMs) {
      const timer = setTimeout(() => void server.kill(), limitMs);
      await server.stop();
      clearTimeout(timer);
    },
  };
}
