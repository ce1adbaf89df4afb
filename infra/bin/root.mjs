// Where the repository is, and the programs it uses. Plain Node 20, no dependencies: nothing is installed yet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root directory. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** Node 24, from the npm package `node`: it runs TypeScript by stripping types. */
export const node24 = inRoot(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Shared by every process and every data directory, so that a second start compiles nothing. */
export const compileCache = inRoot('node_modules', '.cache', 'rep', 'compile');

/**
 * Environment of everything we start: Node 24 first on the path, nothing that calls home.
 * @returns {NodeJS.ProcessEnv}
 */
export const childEnvironment = () => ({
  ...process.env,
  PATH: `${inRoot('node_modules', 'node', 'bin')}:${process.env['PATH'] ?? ''}`,
  NODE_COMPILE_CACHE: compileCache,
  CHECKPOINT_DISABLE: '1',
  DO_NOT_TRACK: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
});

/** Progress goes to standard error: standard output belongs to the command that follows. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);
