import { z } from 'zod';
import { observationRecordedV1 } from './observation.ts';

/** The widest row of the SEN2 release takes about 600 characters; what is longer is cut off and told by its sum. */
export const MAX_ROW_TEXT = 10_000;
const MAX_DETAIL = 300;
const MAX_LINE = 2_147_483_647;

/** One row of a published table that could not be read as figures: where it stands, why, and the row itself. */
export const observationRefusedV1 = z.object({
  release: observationRecordedV1.shape.release,
  dataset: observationRecordedV1.shape.dataset,
  /** The line of the file on which the row begins; the header's is 1. */
  line: z.int().min(1).max(MAX_LINE),
  /** A code in lower case: `invalid-cell`. A list that grows, so it is not closed here. */
  reason: z
    .string()
    .max(40)
    .regex(/^[a-z]+(-[a-z]+)*$/, 'not a reason in lower case with hyphens'),
  /** What is wrong with the row, in one sentence. */
  detail: z.string().min(1).max(MAX_DETAIL),
  /** The row as it stands in the file, without its line end. */
  text: z.string().max(MAX_ROW_TEXT),
  /** Where `text` is only the beginning: length in UTF-8 and SHA-256 of the whole row. */
  cut: z
    .object({
      bytes: z.int().min(1).max(MAX_LINE),
      sha256: z.string().regex(/^[a-f0-9]{64}$/, 'not a SHA-256 in hex'),
    })
    .optional(),
});
