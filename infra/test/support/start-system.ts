import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { freePortBase } from './free-port-base.ts';
import { type Ended, type Launched, launch, temporaryDirectory } from './launched.ts';

export type StartedSystem = {
  /** A private directory for the file's tests; gone after them. */
  readonly home: string;
  readonly data: string;
  readonly portBase: number;
  /** What `npm start` is given. */
  readonly args: readonly string[];
  /** What the present start has said. */
  output(): string;
  /** Starts it again after its end; resolves when it is ready. */
  start(): Promise<void>;
  /** SIGTERM to npm, as the user's; resolves with the end. */
  stop(): Promise<Ended>;
  /** Ctrl-C: SIGINT to npm and all that it started in its terminal; resolves with the end. */
  interrupt(): Promise<Ended>;
  ended(): Promise<Ended>;
};

export type SystemOptions = {
  readonly flags?: readonly string[];
  /** With the example programme; otherwise nothing but published figures is in it. */
  readonly programme?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
};

/** Prints what the launcher said once the file's tests are over, unless all went well. */
function explainFailures(output: () => string): { started(): void } {
  let wentWell = false;
  beforeEach(({ onTestFailed }) =>
    onTestFailed(() => {
      wentWell = false;
    }),
  );
  afterAll(() => {
    if (!wentWell) console.log(output());
  });
  return {
    started: () => {
      wentWell = true;
    },
  };
}

/** The whole platform on free ports: started before the tests of the file that calls it, stopped after them. */
export async function startSystem(options: SystemOptions = {}): Promise<StartedSystem> {
  const { flags = [], programme = false, environment } = options;
  const home = temporaryDirectory();
  const data = join(home.path, 'data');
  const portBase = await freePortBase();
  const args = ['--data', data, '--port-base', String(portBase), ...(programme ? [] : ['--empty']), ...flags];
  let present: Launched | undefined;
  const launched = (): Launched => {
    if (present) return present;
    throw new Error('the system was not started');
  };
  const start = (): Promise<void> => {
    present = launch(args, environment);
    return present.ready;
  };
  const stop = (): Promise<Ended> => {
    launched().npm.kill('SIGTERM');
    return launched().ended;
  };
  const interrupt = (): Promise<Ended> => {
    const { pid } = launched().npm;
    if (pid !== undefined) process.kill(-pid, 'SIGINT');
    return launched().ended;
  };
  const output = (): string => launched().output();
  beforeAll(start);
  afterAll(async () => {
    await stop();
    home.remove();
  });
  const explaining = explainFailures(output);
  beforeAll(explaining.started);
  return {
    home: home.path,
    data,
    portBase,
    args,
    output,
    start,
    stop,
    interrupt,
    ended: () => launched().ended,
  };
}
