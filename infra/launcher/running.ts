/** How a process ended, and the last of what it said on standard error. */
export type Ending = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly lastWords: string;
};

/** A process that was started; the same for a service, PostgreSQL and Kafka. */
export type Running = {
  /** What others may kill or watch. */
  readonly pid: number;
  /** All that must be gone when it has ended: the process, and its guard where it has one. */
  readonly pids: readonly number[];
  readonly ended: Promise<Ending>;
  /** Asks it to stop in order; after the limit it is killed. */
  stop(limitMs: number): Promise<void>;
};

/** The words for an ending: "exit code 1" or "signal SIGKILL". */
export const describeEnding = ({ code, signal }: Ending): string =>
  signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
