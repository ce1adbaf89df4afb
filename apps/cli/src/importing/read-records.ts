import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { PrintedRow } from '../sources/source.ts';

const recordSchema = z.object({
  record: z.array(z.string()),
  raw: z.string(),
  info: z.object({ empty_lines: z.number() }),
});

/** A record, and how it stands in its file. */
export type FileRecord = { cells: string[] } & PrintedRow;

// The parser lets a record begin with what is left of a line end, and leaves half a line end at its end.
const withoutLineEnds = (raw: string): string => raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
const LINE_END = /\r\n|\n|\r/g;

/**
 * The records of a CSV file, header first: with or without a BOM, with any line ends. Throws where quotes are broken.
 * Ending the iteration early closes the file.
 */
export async function* readRecords(path: string): AsyncGenerator<FileRecord> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    raw: true,
    info: true,
  });
  // A failure of the file reaches the reader of the parser, which pipeline destroys with the same error.
  pipeline(createReadStream(path), parser, () => {});
  let isHeader = true;
  let linesBefore = 0;
  for await (const parsed of parser) {
    // The parser's own type says nothing; its settings say what it gives, so one look per file is enough.
    const { record, raw, info } = isHeader
      ? recordSchema.parse(parsed)
      : (parsed as z.infer<typeof recordSchema>);
    const text = withoutLineEnds(raw);
    // Counted here: the parser counts a Windows line end inside quotes twice.
    yield { cells: record, text, line: linesBefore + info.empty_lines + 1 };
    linesBefore += 1 + (text.match(LINE_END)?.length ?? 0);
    isHeader = false;
  }
}

/** The header of a CSV file, or null when it has none that can be read. */
export async function readHeader(path: string): Promise<string[] | null> {
  try {
    for await (const { cells } of readRecords(path)) return cells;
    return null;
  } catch {
    return null;
  }
}
