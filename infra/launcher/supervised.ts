import type { Children } from './children.ts';
import type { Running } from './running.ts';

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
  /** Where what it says is kept. */
  readonly logFile: string;
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
  giveUp(reason: unknown): void;
};
