import { setTimeout as sleep } from 'node:timers/promises';
import type { Children } from './children.ts';
import { decideRestart } from './restart-policy.ts';
import { describeEnding, type Ending, type Running } from './running.ts';
import { StartError } from './start-error.ts';

/** Exit code of a service that no restart can help (its positions belong to another stream, for instance). */
const FATAL_MISMATCH_EXIT_CODE = 78;

export type Supervised = {
  readonly name: string;
  /** Starts it, and resolves when it is ready for the first time. */
  start(): Promise<void>;
  stop(limitMs: number): Promise<void>;
  /** Of the process that runs now; null while there is none. */
  pid(): number | null;
  isReady(): boolean;
  /** Resolves when it is ready (again), or when the signal aborts. */
  untilReady(signal: AbortSignal): Promise<void>;
};

export type SuperviseOptions = {
  readonly name: string;
  /** Starts the process; an aborted signal ends a start that takes long. */
  spawn(signal: AbortSignal): Promise<Running>;
  /** Resolves when what `spawn` started is ready. */
  untilReady(signal: AbortSignal): Promise<void>;
  /** What it cannot run without: it is started again only when these are back, and its deaths meanwhile do not count. */
  readonly standsOn?: readonly Supervised[];
  readonly children: Children;
  say(line: string): void;
  /** Called whenever `pid()` has changed. */
  onChange(): void;
  /** Called once, when it will not be started again. */
  giveUp(reason: StartError): void;
};

const lastLine = (text: string): string => text.split('\n').findLast((line) => line.trim() !== '') ?? '';

function reasonToGiveUp(name: string, ending: Ending): StartError {
  if (ending.code === FATAL_MISMATCH_EXIT_CODE && ending.lastWords !== '')
    return new StartError(lastLine(ending.lastWords));
  const words = lastLine(ending.lastWords);
  return new StartError(
    `${name} ended five times in a minute (${describeEnding(ending)}), so everything stops${words ? `: ${words}` : `: its log says why`}`,
  );
}

/** Keeps one process running: started again when it ends, with back-off, until that is clearly no help. */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, children } = options;
  const stopped = new AbortController();
  const deaths: number[] = [];
  let running: Running | null = null;
  let starting: Promise<void> = Promise.resolve();
  let readiness = Promise.withResolvers<void>();
  let ready = false;

  const become = (next: Running | null): void => {
    for (const pid of running?.pids ?? []) children.remove(pid);
    running = next;
    for (const pid of running?.pids ?? []) children.add(pid);
    options.onChange();
  };
  const giveUp = (reason: StartError): void => {
    stopped.abort(reason);
    options.giveUp(reason);
  };
  const beReady = async (): Promise<void> => {
    await options.untilReady(stopped.signal);
    ready = true;
    readiness.resolve();
  };
  const noLongerReady = (): void => {
    if (ready) readiness = Promise.withResolvers<void>();
    ready = false;
  };
  const startAgain = async (): Promise<void> => {
    if (stopped.signal.aborted) return become(null);
    starting = run();
    await starting;
    await beReady();
    options.say(`${name} is ready again`);
  };
  const onEnd = async (ending: Ending): Promise<void> => {
    noLongerReady();
    if (stopped.signal.aborted) return become(null);
    const away = options.standsOn?.filter((server) => !server.isReady()) ?? [];
    if (away.length > 0 && ending.code !== FATAL_MISMATCH_EXIT_CODE) {
      become(null);
      const servers = away.map((server) => server.name).join(' and ');
      options.say(`${name} ended (${describeEnding(ending)}); it is started again when ${servers} is back`);
      await Promise.all(away.map((server) => server.untilReady(stopped.signal)));
      return startAgain();
    }
    const decision =
      ending.code === FATAL_MISMATCH_EXIT_CODE
        ? ({ kind: 'give-up' } as const)
        : decideRestart(deaths, Date.now());
    deaths.push(Date.now());
    if (decision.kind === 'give-up') {
      become(null);
      return giveUp(reasonToGiveUp(name, ending));
    }
    const when = decision.delayMs === 0 ? 'at once' : `in ${decision.delayMs / 1000} s`;
    options.say(`${name} ended (${describeEnding(ending)}); it is started again ${when}`);
    if (decision.delayMs > 0) become(null);
    await sleep(decision.delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    await startAgain();
  };
  const run = async (): Promise<void> => {
    try {
      const next = await options.spawn(stopped.signal);
      become(next);
      void next.ended.then(onEnd).catch((error: unknown) => {
        if (!stopped.signal.aborted) options.say(`${name}: ${String(error)}`);
      });
    } catch (error) {
      if (deaths.length === 0) throw error; // the first start: the caller says why
      await onEnd({ code: 1, signal: null, lastWords: String(error) });
    }
  };
  return {
    name,
    pid: () => running?.pid ?? null,
    isReady: () => ready,
    untilReady: (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
        void readiness.promise.then(resolve);
      }),
    async start() {
      starting = run();
      await starting;
      await beReady();
    },
    async stop(limitMs) {
      stopped.abort(new StartError(`${name} is stopped.`));
      await starting.catch(() => undefined); // whoever called start() is told
      await running?.stop(limitMs);
    },
  };
}
