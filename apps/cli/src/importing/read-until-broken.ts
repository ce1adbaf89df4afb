import { CsvError } from 'csv-parse';
import { reasonOf } from '../command-error.ts';
import type { FileTally } from './tally.ts';

const whatToMend = (error: unknown): string =>
  error instanceof CsvError
    ? `${error.message}: close that quotation mark or take it out`
    : `${reasonOf(error)}: see to it that the file can be read`;

/** The rows of a source up to the line where it can be read no further, which the tally then says. */
export async function* untilBroken<T>(
  rows: AsyncIterable<T> | Iterable<T>,
  tally: FileTally,
): AsyncGenerator<T> {
  const iterator = toIterator(rows);
  for (;;) {
    const next = await iterator.next().catch((error: unknown) => {
      tally.broken = whatToMend(error);
      return null;
    });
    if (next === null || next.done) return;
    yield next.value;
  }
}

async function* toIterator<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}
