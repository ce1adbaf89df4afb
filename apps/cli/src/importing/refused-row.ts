import { createHash } from 'node:crypto';
import { MAX_ROW_TEXT } from '@rep/contracts';
import type { RefusedRow } from '@rep/domain';
import type { Fault, PrintedRow } from '../sources/source.ts';

/** As the event takes it. */
const MAX_DETAIL = 300;

/** Characters from the start, without half a surrogate pair at the end. */
const beginningOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** A row that could not be read as figures, as its service is told of it; a longer text by its beginning, length and sum. */
export function refusedRow({ line, text }: PrintedRow, { reason, detail }: Fault): RefusedRow {
  const row = { line, reason, detail: beginningOf(detail, MAX_DETAIL) };
  if (text.length <= MAX_ROW_TEXT) return { ...row, text };
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...row, text: beginningOf(text, MAX_ROW_TEXT), cut: { bytes: bytes.length, sha256 } };
}
