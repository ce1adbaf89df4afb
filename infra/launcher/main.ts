/** `npm start`: brings up the whole platform on this machine, keeps it running, and takes it down in order. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clearLeftovers, createChildren } from './children.ts';
import { emptyDataDirectory, openDataDirectory } from './data-directory.ts';
import { removeEndpoints } from './endpoints.ts';
import { type LauncherEnvironment, readEnvironment } from './env.ts';
import { ephemeralPorts, ephemeralWarning } from './ephemeral-ports.ts';
import { takeLock } from './lock.ts';
import { keepLogsSmall } from './logs.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { assertPortsFree, portsFrom } from './ports.ts';
import { reasonSentence, watchRoom } from './room.ts';
import { StartError, sentenceOf } from './start-error.ts';
import { createSystem, type System } from './system.ts';

/** How long a start that is told to stop may take to notice. */
const NOTICE_MS = 1_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function report(system: System, options: Options, environment: LauncherEnvironment): void {
  say(`ready in ${Math.ceil((Date.now() - environment.startedAt) / 1000)} s`);
  const services = system.services().map(({ spec }) => spec);
  const width = Math.max(...services.map(({ name }) => name.length));
  for (const { name, port } of services) say(`  ${name.padEnd(width)}  http://127.0.0.1:${port}`);
  say(
    `  ${'accounts'.padEnd(width)}  ${join(options.data, 'accounts.json')} (names and passwords to sign in with)`,
  );
}

/** Everything that must hold before the first process is started. Gives what releases the directory. */
async function prepareDirectory(options: Options): Promise<() => void> {
  openDataDirectory(options.data);
  const release = takeLock(options.data);
  try {
    const left = await clearLeftovers(options.data);
    if (left > 0) say(`cleared ${left} processes that an earlier start had left`);
    removeEndpoints(options.data);
    if (options.fresh) emptyDataDirectory(options.data);
    const warning = ephemeralWarning(options.portBase, ephemeralPorts());
    if (warning) say(warning);
    const { reps, kafka, kafkaController, ...others } = portsFrom(options.portBase);
    const local = options.kafka ? [kafka, kafkaController] : [];
    await assertPortsFree([...Object.values(others), ...reps.values(), ...local]);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

async function launch(options: Options, environment: LauncherEnvironment): Promise<void> {
  const release = await prepareDirectory(options);
  const stopping = new AbortController();
  let starting: Promise<void> = Promise.resolve();
  const stop = async (why: string, code: number): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort(new StartError(why));
    (code === 0 ? say : console.error)(why);
    await Promise.race([starting.catch(() => undefined), sleep(NOTICE_MS)]);
    await system.stop();
    release();
    process.exit(code);
  };
  const system = createSystem({
    root,
    options,
    environment,
    directory: options.data,
    ports: portsFrom(options.portBase),
    children: createChildren(options.data),
    signal: stopping.signal,
    say,
    giveUp: (reason) => void stop(reasonSentence(reason, options.data), 1),
  });
  process.on('SIGINT', () => void stop('stopping ...', 0));
  process.on('SIGTERM', () => void stop('stopping ...', 0));
  process.stdin.once('close', () => void stop('npm is gone: stopping ...', 1)).resume();
  watchRoom(options.data, (reason) => void stop(reason.message, 1));
  keepLogsSmall(options.data, (error) => say(sentenceOf(error, options.data)));
  starting = system.start();
  try {
    await starting;
    report(system, options, environment);
  } catch (error) {
    await stop(reasonSentence(error, options.data), 1);
  }
}

let data = 'the data directory';
try {
  const options = parseOptions(process.argv.slice(2), root);
  data = options.data;
  if (options.help) say(USAGE);
  else await launch(options, readEnvironment());
} catch (error) {
  console.error(sentenceOf(error, data));
  process.exitCode = 1;
}
