import { createServer } from 'node:net';
import {
  createHttpServer,
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
const logger = createLogger('fixture', 'silent');
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

/** Listens where an outgoing connection, or anybody, has a port already. */
async function portInUse(): Promise<Part> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  say(`held ${port}`);
  return createHttpServer({ name: 'fixture', port, logger, readiness: () => [] });
}

await runMain(async () => {
  if (scenario === 'environment') parseEnvironment(serviceEnvironment, { PORT: 'x' });
  if (scenario === 'fatal-wiring') await fatal();
  await runService({
    parts: [keepAlive, scenario === 'port-in-use' ? await portInUse() : second()],
    logger,
    lifeline: scenario === 'lifeline' ? 'stdin' : 'none',
  });
  say('up');
});
