import type { Producer } from '@rep/contracts';

/** Batches that may wait for their service while the file is read on. */
const MAX_WAITING = 64;

/** Work for several services at a time, each one's in the order it was given. */
export type ServiceQueues = {
  push: (producer: Producer, work: () => Promise<void>) => void;
  /** Resolves when there is room for more. Throws what a piece of work threw; nothing is begun after that. */
  ready: () => Promise<void>;
  /** The same when all work is done. */
  idle: () => Promise<void>;
};

export function createServiceQueues(): ServiceQueues {
  const last = new Map<Producer, Promise<void>>();
  const waiting = new Set<Promise<void>>();
  let failure: { error: unknown } | null = null;
  const stopIfFailed = (): void => {
    if (failure) throw failure.error;
  };
  return {
    push(producer, work) {
      const begun = (last.get(producer) ?? Promise.resolve()).then(async () => {
        if (failure === null) await work();
      });
      const done = begun.catch((error: unknown) => {
        failure ??= { error };
      });
      last.set(producer, done);
      waiting.add(done);
      void done.then(() => waiting.delete(done));
    },
    async ready() {
      while (waiting.size >= MAX_WAITING) await Promise.race(waiting);
      stopIfFailed();
    },
    async idle() {
      await Promise.all(waiting);
      stopIfFailed();
    },
  };
}
