import { observationRefusedV1, type RepEvent, type RepId } from '@rep/contracts';
import { z } from 'zod';
import { CONFIG_VERSION } from './observation-event.ts';

/** With the longest texts these take some five megabytes; callers send fewer at a time where rows are long. */
const MAX_ROWS = 500;

/** What `observations.recordRefused` takes: rows of one dataset of one release that could not be read as figures. */
export const recordRefusedSchema = z.object({
  release: observationRefusedV1.shape.release,
  dataset: observationRefusedV1.shape.dataset,
  rows: z
    .array(observationRefusedV1.omit({ release: true, dataset: true }))
    .min(1)
    .max(MAX_ROWS),
});
export type RecordRefused = z.infer<typeof recordRefusedSchema>;
export type RefusedRow = RecordRefused['rows'][number];

/** An event before its outbox puts producer, sequence and time into the envelope; what happened, and became known, is now. */
export type RefusalEvent = Pick<
  RepEvent<'observation.refused.v1'>,
  'id' | 'type' | 'subject' | 'repid' | 'synthetic' | 'configversion' | 'data'
> & { readonly key: string };

export type RefusalRecorder = {
  /** The partnership that records; null for the national service. */
  readonly repId: RepId | null;
  /** SHA-256 of a text in hexadecimal; the rules themselves touch no library. */
  hash(text: string): string;
};

/**
 * The text whose hash is the id of a refusal's event: release, file, line and the row itself. Why it was refused is not
 * part of it, so that a reason in better words does not make the same row refused twice.
 */
const refusalIdentity = ({ release, dataset }: RecordRefused, { line, text, cut }: RefusedRow): string =>
  JSON.stringify(['refused', release.name, release.version, dataset, line, text, cut?.sha256 ?? null]);

/** The events of refused rows. Those of one dataset keep their order. */
export function refusalEvents(input: RecordRefused, { repId, hash }: RefusalRecorder): RefusalEvent[] {
  const { release, dataset, rows } = input;
  return rows.map((row) => ({
    key: dataset,
    id: hash(refusalIdentity(input, row)).slice(0, 40),
    type: 'observation.refused.v1',
    subject: dataset,
    ...(repId !== null && { repid: repId }),
    synthetic: false,
    configversion: CONFIG_VERSION,
    data: { release, dataset, ...row },
  }));
}
