/**
 * Runs one server and ends it when the process that asked for it is gone, even by kill -9: the channel between the two
 * closes then. Arguments: the signal that stops the server in order, the command, its arguments.
 */
import { spawn } from 'node:child_process';

const STOP_DEADLINE_MS = 9_000;
const signals: Record<string, NodeJS.Signals> = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM' };

const [stopSignal = '', command = '', ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: '/' });
const stop = (): void => {
  server.kill(signals[stopSignal] ?? 'SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), STOP_DEADLINE_MS).unref();
};

server.once('spawn', () => process.send?.(server.pid));
server.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
process.once('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
