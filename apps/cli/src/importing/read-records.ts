import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';

const recordSchema = z.array(z.string());

/**
 * The records of a CSV file, header first: with or without a BOM, with any line ends. Throws where quotes are broken.
 * Ending the iteration early closes the file.
 */
export async function* readRecords(path: string): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // A failure of the file reaches the reader of the parser, which pipeline destroys with the same error.
  pipeline(createReadStream(path), parser, () => {});
  let isHeader = true;
  for await (const record of parser) {
    // The parser's own type says nothing; its settings say arrays of text, so one look per file is enough.
    yield isHeader ? recordSchema.parse(record) : (record as string[]);
    isHeader = false;
  }
}

/** The header of a CSV file, or null when it has none that can be read. */
export async function readHeader(path: string): Promise<string[] | null> {
  try {
    for await (const record of readRecords(path)) return record;
    return null;
  } catch {
    return null;
  }
}
