import type { BatchOutcome, MessageBatch, SubscribeOptions } from './port.ts';

/** What came of handing a batch out: the handler's outcome, or `dropped` when the partition went away meanwhile. */
export type Handled = BatchOutcome | { readonly kind: 'dropped' };

const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  error === signal.reason || (error instanceof Error && error.name === 'AbortError');

/** Hands one batch to the subscriber. Rejects with the subscriber's bug; a handler that gave up on abort has none. */
export async function handOut(options: SubscribeOptions, batch: MessageBatch): Promise<Handled> {
  let outcome: BatchOutcome;
  try {
    outcome = await options.onBatch(batch);
  } catch (error) {
    if (batch.signal.aborted && isAbort(error, batch.signal)) return { kind: 'dropped' };
    throw error;
  }
  if (batch.signal.aborted) return { kind: 'dropped' };
  if (outcome.kind === 'done') assertNext(batch, outcome.next);
  return outcome;
}

function assertNext({ topic, partition, messages }: MessageBatch, next: number): void {
  const first = messages[0]?.offset ?? 0;
  const last = messages.at(-1)?.offset ?? 0;
  if (next > first && next <= last + 1) return;
  throw new Error(
    `The handler of ${topic}/${partition} moved to ${next} after messages ${first} to ${last}: that is a bug.`,
  );
}
