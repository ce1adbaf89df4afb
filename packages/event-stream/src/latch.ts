import { setTimeout as after } from 'node:timers/promises';

/** A wake-up that is never lost: `wake` before `wait` lets the next wait return at once. */
export type Latch = { wake(): void; wait(milliseconds: number): Promise<void> };

export function createLatch(): Latch {
  let awake = false;
  let release = (): void => undefined;
  return {
    wake() {
      awake = true;
      release();
    },
    async wait(milliseconds) {
      if (!awake) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          release = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      awake = false;
    },
  };
}

/** Waits; an abort ends it early and is no error. */
export const pauseFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  after(milliseconds, undefined, { signal }).catch(() => undefined);

export type BackOff = { next(): number; reset(): void };

/** Delays in milliseconds that double from `first` to `most`. */
export function createBackOff(first: number, most: number): BackOff {
  let delay = first;
  return {
    next() {
      const now = delay;
      delay = Math.min(delay * 2, most);
      return now;
    },
    reset() {
      delay = first;
    },
  };
}
