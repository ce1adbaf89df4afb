import { cellSchema, periodSchema } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import { answerStatement } from './observation-statement.repository.ts';
import type { Extras, ObservationQuestion, Page } from './question.ts';

const rowSchema = z.object({
  area_key: z.string(),
  time_period: z.string(),
  time_identifier: periodSchema.shape.time_identifier,
  topic: z.string(),
  breakdown: z.string(),
  level: z.string(),
  area_code: z.string(),
  area_name: z.string(),
  arm: z.string().nullable(),
  release_name: z.string(),
  release_version: z.string(),
  recorded_at: z.string(),
  cells: z.record(z.string(), cellSchema),
  /** Null where it was not asked for, as what follows. */
  settled: z.boolean().nullable(),
});
export type StoredObservation = z.infer<typeof rowSchema>;

const foundSchema = z.object({
  at: z.date(),
  /** One more than the page holds tells whether there is a next one. */
  rows: z.array(rowSchema),
  /** Of all measures of the data set; null where some were asked for, or there are none. */
  names: z.array(z.string()).nullable(),
  total_count: z.number().nullable(),
  unsettled: z.boolean().nullable(),
  version: z.string().nullable(),
});
export type Found = z.infer<typeof foundSchema>;

/** One page of an answer, and what is asked of the whole of it. */
export async function findObservations(
  db: Queryable,
  question: ObservationQuestion,
  { page, extras }: { page: Page; extras: Extras },
): Promise<Found> {
  const { sql, values } = answerStatement(question, page, extras);
  const { rows } = await db.query(sql, values);
  return foundSchema.parse(rows[0]);
}
