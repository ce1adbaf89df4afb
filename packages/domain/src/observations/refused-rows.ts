import { observationRecordedV1 } from '@rep/contracts';
import { z } from 'zod';

/** The importer knows about ten reasons. */
const MAX_REASONS = 20;
const MAX_EXAMPLE_LENGTH = 300;
const MAX_DATASET_ROWS = 1_000_000_000;

/** What `observations.refused` takes: rows of one table that could become no event, counted by reason. */
export const refusedRowsSchema = z.object({
  release: observationRecordedV1.shape.release,
  dataset: observationRecordedV1.shape.dataset,
  reasons: z
    .array(
      z.object({
        reason: z
          .string()
          .max(40)
          .regex(/^[a-z]+(-[a-z]+)*$/, 'name the reason in lower case with hyphens'),
        count: z.int().min(1).max(MAX_DATASET_ROWS),
        /** The first such row of the table, counted from 1 after its header. */
        row: z.int().min(1).max(MAX_DATASET_ROWS),
        example: z.string().max(MAX_EXAMPLE_LENGTH),
      }),
    )
    .min(1)
    .max(MAX_REASONS),
});
export type RefusedRows = z.infer<typeof refusedRowsSchema>;

/** An example without what it quotes: a cell of a table that nobody has understood may hold anything, a name too. */
export const withoutQuotations = (example: string): string => example.replaceAll(/"[^"]*("|$)/g, '"…"');
