import { instantSchema, observationRecordedV1 } from '@rep/contracts';
import { z } from 'zod';
import type { Partnership } from '../partnerships/partnership.ts';
import { armOf, checkNotInTheFuture, checkRowBelongs } from './check-row.ts';
import { type ObservationEvent, observationEvent } from './observation-event.ts';

/** More rows than this in one call are refused: with 48 values each they take about a megabyte. */
const MAX_ROWS = 500;

/** What `observations.record` takes: rows of one dataset of one release, as published. */
export const recordObservationsSchema = z.object({
  release: observationRecordedV1.shape.release,
  dataset: observationRecordedV1.shape.dataset,
  /** When the figures became known; without it, when they are taken in. */
  recordedAt: instantSchema.optional(),
  rows: z
    .array(observationRecordedV1.omit({ release: true, dataset: true }))
    .min(1)
    .max(MAX_ROWS),
});
export type RecordObservations = z.infer<typeof recordObservationsSchema>;

export type Recorder = {
  /** The partnership that records; null for the national service. */
  readonly partnership: Partnership | null;
  /** An instant in UTC. */
  readonly now: string;
  /** SHA-256 of a text in hexadecimal; the rules themselves touch no library. */
  hash(text: string): string;
};

/** The events of published rows. Throws a coded error, and makes none, when one of them may not be taken here. */
export function observationEvents(input: RecordObservations, recorder: Recorder): ObservationEvent[] {
  const { partnership, now, hash } = recorder;
  const recordedAt = input.recordedAt ?? now;
  checkNotInTheFuture(recordedAt, now);
  for (const { area } of input.rows) checkRowBelongs(area, partnership?.region_code ?? null);
  const recording = { release: input.release, recordedAt, repId: partnership?.rep_id ?? null, hash };
  return input.rows.map((row) =>
    observationEvent({ dataset: input.dataset, ...row }, armOf(row, partnership), recording),
  );
}
