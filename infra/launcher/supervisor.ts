import { setTimeout as sleep } from 'node:timers/promises';
import { createReadinessLatch } from './readiness-latch.ts';
import { decideRestart, isFatalMismatch, reasonToGiveUp } from './restart-policy.ts';
import { describeEnding, type Ending, type Running } from './running.ts';
import { StartError } from './start-error.ts';
import type { Supervised, SuperviseOptions } from './supervised.ts';

/** Keeps one process running: started again when it ends, with back-off, until that is clearly no help. */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, children, say, standsOn = [] } = options;
  const stopped = new AbortController();
  const deaths: number[] = [];
  const latch = createReadinessLatch();
  let running: Running | null = null;
  let starting: Promise<unknown> = Promise.resolve();

  const become = (next: Running | null): void => {
    const before = running;
    running = next; // first of all: what cannot be noted must still be stopped
    for (const pid of before?.pids ?? []) children.remove(pid);
    for (const pid of next?.pids ?? []) children.add(pid);
    options.onChange();
  };
  const giveUp = (reason: unknown): void => {
    if (stopped.signal.aborted) return;
    stopped.abort(reason);
    options.giveUp(reason);
  };
  const beReady = async (): Promise<void> => {
    await options.untilReady(stopped.signal);
    latch.become(true);
  };
  const startAgain = async (): Promise<void> => {
    if (stopped.signal.aborted) return become(null);
    const begun = run();
    starting = begun;
    if (!(await begun)) return; // its end was dealt with already
    await beReady();
    say(`${name} is ready again`);
  };
  const waitFor = async (away: readonly Supervised[], ending: Ending): Promise<void> => {
    become(null);
    const servers = away.map((server) => server.name).join(' and ');
    say(`${name} ended (${describeEnding(ending)}); it is started again when ${servers} is back`);
    await Promise.all(away.map((server) => server.untilReady(stopped.signal)));
  };
  const backOff = async (delayMs: number, ending: Ending): Promise<void> => {
    const when = delayMs === 0 ? 'at once' : `in ${delayMs / 1000} s`;
    say(`${name} ended (${describeEnding(ending)}); it is started again ${when}`);
    if (delayMs > 0) become(null);
    await sleep(delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
  };
  const onEnd = async (ending: Ending): Promise<void> => {
    latch.become(false);
    if (stopped.signal.aborted) return become(null);
    const away = isFatalMismatch(ending) ? [] : standsOn.filter((server) => !server.isReady());
    if (away.length > 0) {
      await waitFor(away, ending);
      return startAgain();
    }
    const decision = decideRestart(deaths, Date.now());
    deaths.push(Date.now());
    if (decision.kind === 'give-up' || isFatalMismatch(ending)) {
      become(null);
      return giveUp(reasonToGiveUp(options, ending));
    }
    await backOff(decision.delayMs, ending);
    await startAgain();
  };
  /** A service that is not ready in time goes on; what keeps us from starting it again (a full disk) stops the whole. */
  const cannotGoOn = (error: unknown): void => {
    if (stopped.signal.aborted) return;
    if (error instanceof StartError) say(error.message);
    else giveUp(error);
  };
  /** Gives whether a process was started; after the first time a start that fails counts as a death. */
  const run = async (): Promise<boolean> => {
    const next = await options.spawn(stopped.signal).catch(async (error: unknown) => {
      if (deaths.length === 0) throw error; // the first start: the caller says why
      await onEnd({ code: 1, signal: null, lastWords: String(error) });
    });
    if (!next) return false;
    void next.ended.then(onEnd).catch(cannotGoOn);
    become(next);
    return true;
  };
  return {
    name,
    pid: () => running?.pid ?? null,
    isReady: latch.isReady,
    untilReady: latch.untilReady,
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
