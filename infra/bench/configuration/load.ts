import { setTimeout as delay } from 'node:timers/promises';

/** What one user does once; the time of whatever it awaits counts. */
export type Act<User> = (user: User) => Promise<void>;

export type Load = {
  readonly seconds: number;
  /** On average between two acts of a user; 0 for a user that never thinks. */
  readonly thinkMs: number;
};

/** Milliseconds of each act, and how long all of it took. */
export type Measured = { readonly latencies: readonly number[]; readonly seconds: number };

/** Between half and one and a half of the time, so that users do not march in step. */
const thought = (thinkMs: number): number => thinkMs * (0.5 + Math.random());

/** Users who act, think and act again, all at once, until the time is up. The first failure ends it. */
export async function measureLoad<User>(
  users: readonly User[],
  act: Act<User>,
  { seconds, thinkMs }: Load,
): Promise<Measured> {
  const latencies: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  const live = async (user: User): Promise<void> => {
    if (thinkMs > 0) await delay(Math.random() * thinkMs);
    while (performance.now() < end) {
      const before = performance.now();
      await act(user);
      latencies.push(performance.now() - before);
      if (thinkMs > 0) await delay(thought(thinkMs));
    }
  };
  await Promise.all(users.map(live));
  return { latencies, seconds: (performance.now() - began) / 1000 };
}

const percentile = (sorted: readonly number[], share: number): number => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return Math.round((value ?? Number.NaN) * 10) / 10;
};

export type Summary = {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
};

/** Several measurements of one thing taken together. */
export function summaryOf(all: readonly Measured[]): Summary {
  const sorted = all.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
  const seconds = all.reduce((sum, each) => sum + each.seconds, 0);
  return {
    count: sorted.length,
    perSecond: Math.round(sorted.length / seconds),
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    max: percentile(sorted, 1),
  };
}
