import { pauseFor } from '../latch.ts';

/** How soon a rebalance is noticed. */
export const HEARTBEAT_MS = 500;

/** Heartbeats while handlers work. The first that fails (a rebalance, or a broker that is away) aborts what is in flight. */
export function keepAlive(heartbeat: () => Promise<void>, lost: () => void) {
  const controller = new AbortController();
  const run = async (): Promise<void> => {
    for (;;) {
      await pauseFor(HEARTBEAT_MS, controller.signal);
      if (controller.signal.aborted) return;
      await heartbeat();
    }
  };
  const running = run().catch((error: unknown) => {
    lost();
    return { error };
  });
  return {
    /** Throws what a heartbeat threw: kafkajs then joins the group anew. */
    async end(): Promise<void> {
      controller.abort();
      const failed = await running;
      if (failed) throw failed.error;
    },
  };
}
