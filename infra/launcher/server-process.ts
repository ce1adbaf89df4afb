import { closeSync } from 'node:fs';
import type { GuardedProcess } from '@rep/local-servers';
import { openLog } from './logs.ts';
import type { Running } from './running.ts';

export type ServerHome = { readonly directory: string; readonly name: string };

/** Starts PostgreSQL or Kafka with its log in DIR/logs, and shows it as the supervisor sees any process. */
export async function spawnServer(
  home: ServerHome,
  start: (logFile: number) => Promise<GuardedProcess>,
): Promise<Running> {
  const log = openLog(home.directory, home.name);
  const server = await start(log).finally(() => closeSync(log));
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
