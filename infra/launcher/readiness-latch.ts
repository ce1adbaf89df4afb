/** Whether a process is ready, and a wait for the next time it is. */
export type ReadinessLatch = {
  isReady(): boolean;
  become(ready: boolean): void;
  /** Resolves when it is ready (again), or when the signal aborts. */
  untilReady(signal: AbortSignal): Promise<void>;
};

export function createReadinessLatch(): ReadinessLatch {
  let readiness = Promise.withResolvers<void>();
  let ready = false;
  return {
    isReady: () => ready,
    become(next) {
      if (next) readiness.resolve();
      else if (ready) readiness = Promise.withResolvers<void>();
      ready = next;
    },
    untilReady: (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
        void readiness.promise.then(resolve);
      }),
  };
}
