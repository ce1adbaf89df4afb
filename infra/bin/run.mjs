import { spawn } from 'node:child_process';
import { childEnvironment, node24, root } from './root.mjs';

/**
 * Runs a command to its end and gives its exit code (1 when a signal ended it).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: childEnvironment(), stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

/** pnpm through npx, because only Node and npm are taken for granted. */
export const PNPM = /** @type {const} */ (['-y', 'pnpm@12']);

/**
 * Runs Turborepo's tasks and gives the exit code.
 * @param {readonly string[]} args
 */
export const turbo = (args) => run('npx', [...PNPM, 'exec', 'turbo', 'run', ...args]);

/**
 * Runs a TypeScript program on Node 24 and ends with its exit code. Its standard input is a pipe that we never write
 * to: when we die, however we die, it closes and the program, which listens for that (REP_LIFELINE), stops. SIGINT and
 * SIGTERM are passed on once.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ environment?: NodeJS.ProcessEnv, flags?: readonly string[] }} [node] for Node itself
 */
export function becomeNode24(program, args, { environment = {}, flags = [] } = {}) {
  const child = spawn(node24, [...flags, program, ...args], {
    cwd: root,
    env: { ...childEnvironment(), REP_LIFELINE: 'stdin', ...environment },
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true, // Ctrl-C reaches us alone; we pass it on, once
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  child.once('error', (error) => {
    process.stderr.write(`Node 24 could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once('close', (code) => process.exit(code ?? 1));
}
