import {
  createLogger,
  FatalMismatch,
  type Part,
  parseEnvironment,
  runMain,
  runService,
  serviceEnvironment,
} from '../src/index.ts';

/** A service that meets what its first argument names; run as a process by lifecycle.integration.test.ts. */
const scenario = process.argv[2] ?? '';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const part = (name: string, start: () => Promise<void> = async () => undefined): Part => ({
  name,
  start,
  stop: async () => say(`stopped ${name}`),
  readiness: () => [],
});
const fatal = (): Promise<never> => Promise.reject(new FatalMismatch('Start with another directory.'));
const bug = (): Promise<never> => Promise.reject(new Error('a bug'));
const keepAlive = part('timer', async () => void setInterval(() => undefined, 60_000));

const failsLater = (): Part => ({
  ...part('second'),
  failed: new Promise<never>((_, reject) => setImmediate(() => fatal().catch(reject))),
});
const second = (): Part => {
  if (scenario === 'fatal-later') return failsLater();
  if (scenario === 'fatal-start') return part('second', fatal);
  return part('second', scenario === 'bug-start' ? bug : undefined);
};

await runMain(async () => {
  if (scenario === 'environment') parseEnvironment(serviceEnvironment, { PORT: 'x' });
  if (scenario === 'fatal-wiring') await fatal();
  await runService({
    parts: [keepAlive, second()],
    logger: createLogger('fixture', 'silent'),
    lifeline: scenario === 'lifeline' ? 'stdin' : 'none',
  });
  say('up');
});
