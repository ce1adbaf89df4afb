// Installs what is missing, and only then: packages (pnpm through npx) and the generated Prisma clients.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clientIsCurrent, generateClient } from './prisma-generate.mjs';
import { inRoot, node24, say } from './root.mjs';
import { PNPM, run } from './run.mjs';

const OLDEST_NODE = 20;
const STAMP = inRoot('node_modules', '.rep-installed');
const LOCK = inRoot('node_modules', '.rep-installing');
const LOCK_POLL_MS = 200;

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('pnpm-lock.yaml')))
    .update(readFileSync(inRoot('pnpm-workspace.yaml')))
    .update(process.platform + process.arch)
    .digest('hex');

const isInstalled = () => existsSync(node24) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted();

/** Folders of the workspace that generate a database client. */
const withPrisma = () =>
  ['apps', 'packages'].flatMap((group) =>
    readdirSync(inRoot(group))
      .map((name) => inRoot(group, name))
      .filter((folder) => existsSync(join(folder, 'prisma', 'schema.prisma'))),
  );

/** @param {string} message @returns {never} */
const giveUp = (message) => {
  say(message);
  process.exit(1);
};

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * One installation at a time: `npm start` and `npm test` may begin together. A lock whose owner is gone is taken over.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(existsSync(LOCK) ? readFileSync(LOCK, 'utf8') : '');
      if (owner > 0 && !isAlive(owner)) rmSync(LOCK, { force: true });
      await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function install() {
  if (isInstalled()) return;
  say('installing packages (pnpm through npx) ...');
  const code = await run(
    'npx',
    [...PNPM, 'install', '--frozen-lockfile', '--reporter=append-only', '--config.confirmModulesPurge=false'],
    { stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) giveUp('The packages could not be installed: see above, then run the command again.');
  if (!existsSync(node24))
    giveUp('The package "node" brought no Node 24 for this machine: install Node 24 yourself.');
  writeFileSync(STAMP, wanted());
}

async function generate() {
  for (const folder of withPrisma().filter((each) => !clientIsCurrent(each))) {
    say(`generating the database client of ${basename(folder)} ...`);
    if ((await generateClient(folder)) !== 0)
      giveUp(`The database client of ${basename(folder)} could not be generated: see above.`);
  }
}

/** Makes the clone ready to run. Costs milliseconds when nothing is missing. */
export async function bootstrap() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    giveUp(
      `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer and run the command again.`,
    );
  if (isInstalled() && withPrisma().every(clientIsCurrent)) return;
  try {
    await alone(async () => {
      await install();
      await generate();
    });
  } catch (error) {
    giveUp(
      `The set-up failed: ${error instanceof Error ? error.message : String(error)}. Correct that and run the command again.`,
    );
  }
}
