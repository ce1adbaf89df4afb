// Generates an app's Prisma client. Run in an app's folder (turbo's `generate`), or imported by the bootstrap.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment, node24 } from './root.mjs';
import { run } from './run.mjs';

/** @param {string} app */
const schemaOf = (app) => join(app, 'prisma', 'schema.prisma');

/** The client's folder, as the schema's generator names it. @param {string} app */
function outputOf(app) {
  const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(readFileSync(schemaOf(app), 'utf8'))?.[1];
  if (!output) throw new Error(`${schemaOf(app)} names no output folder for its client`);
  return resolve(dirname(schemaOf(app)), output);
}

/** @param {string} app */
const wanted = (app) =>
  createHash('sha256')
    .update(readFileSync(schemaOf(app)))
    .update(readFileSync(join(app, 'package.json')))
    .digest('hex');

/** @param {string} app */
const stampOf = (app) => join(outputOf(app), '.generated-from');

/** A schema without a generator is there for its migrations alone. @param {string} app */
const hasClient = (app) =>
  existsSync(schemaOf(app)) && /^generator\s/m.test(readFileSync(schemaOf(app), 'utf8'));

/** @param {string} app */
export const clientIsCurrent = (app) =>
  !hasClient(app) || (existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === wanted(app));

/**
 * Prisma's commands first try to download a schema engine that `generate` never runs. Naming any existing file as that
 * engine keeps them off the network.
 * @param {string} app
 */
export async function generateClient(app) {
  const code = await run(node24, [join(app, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: app,
    stdio: ['ignore', 2, 2],
    env: { ...childEnvironment(), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (code === 0) writeFileSync(stampOf(app), wanted(app));
  return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = clientIsCurrent(process.cwd()) ? 0 : await generateClient(process.cwd());
