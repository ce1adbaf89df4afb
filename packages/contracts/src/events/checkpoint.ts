import { z } from 'zod';

/**
 * A producer's word on what it has produced: control traffic, written to every partition of every topic once all
 * events up to the envelope's `sequence` have been acknowledged there. It takes no sequence of its own (ADR 0004).
 * `days` gives, per UTC day of outbox insertion, the first and last sequence taken that day: every day with events
 * since the checkpoint before, and some older ones again. A reader keeps what it has been told.
 */
export const producerCheckpointV1 = z.object({
  partition: z.int().min(0),
  topic: z.string().min(1).max(100),
  days: z
    .array(z.object({ day: z.iso.date(), first_sequence: z.int().min(1), last_sequence: z.int().min(1) }))
    .min(1)
    .max(4000),
});
