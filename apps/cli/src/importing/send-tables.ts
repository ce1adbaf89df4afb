import type { Producer } from '@rep/contracts';
import type { RefusedRows } from '@rep/domain';
import { CsvError } from 'csv-parse';
import { reasonOf } from '../command-error.ts';
import type { ConvertedRow } from '../sources/source.ts';
import type { Evidence } from '../system/evidence.ts';
import type { Recorder, RefusalReporter } from '../system/recorder.ts';
import { type Outcomes, settle } from './outcomes.ts';
import { type Progress, rateOf } from './progress.ts';
import { type Reconciliation, reconcile, type SettledTally } from './reconcile.ts';
import { createRepetitionCheck } from './repeated-rows.ts';
import { createRowSender, type ImportedRelease, type RowSender } from './send-rows.ts';
import { createSequenceSet } from './sequence-set.ts';
import { addRefused, createTally, type FileTally, type SequenceRange } from './tally.ts';

/** As the services take it. */
const MAX_EXAMPLE_LENGTH = 300;

/** Converted rows under the name that the reconciliation gives them. */
export type RowSource = {
  name: string;
  dataset: string;
  rows: () => AsyncIterable<ConvertedRow> | Iterable<ConvertedRow>;
};
export type SendingTo = {
  record: Recorder;
  reportRefused: RefusalReporter;
  evidence: Evidence;
  progress: Progress;
};

/** Sends every row, waits until the evidence service has settled each, and reconciles. Sent again, it doubles nothing. */
export async function sendTables(
  sources: readonly RowSource[],
  imported: ImportedRelease,
  { record, reportRefused, evidence, progress }: SendingTo,
): Promise<Reconciliation> {
  const sender = createRowSender(record, imported);
  const tallies: FileTally[] = [];
  const count = createCounter(progress);
  for (const source of sources) {
    const tally = createTally(source.name);
    tallies.push(tally);
    await sendTable(source, tally, { sender, count });
    await sender.flush();
    const table = { release: imported.release, dataset: source.dataset };
    for (const [producer, reasons] of refusedBy(tally)) await reportRefused(producer, { ...table, reasons });
  }
  const told = (pending: number): void =>
    progress.tell(() => `waiting for the evidence service: ${pending} rows`);
  const settled = await settleTallies(evidence, tallies, told);
  progress.end();
  return reconcile(settled);
}

/**
 * What became of every file's rows: of those that this run recorded, and of those that were held before it. A row that
 * stands twice in a run is held the second time; it is asked for once.
 */
async function settleTallies(
  evidence: Evidence,
  tallies: readonly FileTally[],
  told: (pending: number) => void,
): Promise<SettledTally[]> {
  const asked = createSequenceSet();
  for (const range of tallies.flatMap((tally) => tally.ranges)) asked.add(range);
  const held = tallies.map((tally) => tally.heldRanges.flatMap((range) => asked.add(range)));
  const ranges = [...tallies.flatMap((tally) => tally.ranges), ...held.flat()];
  const answers = await settle(evidence, ranges, told);
  const answerTo = new Map(ranges.map((range, index) => [range, answers[index]]));
  const answersTo = (wanted: readonly SequenceRange[]): Outcomes[] =>
    wanted.flatMap((range) => answerTo.get(range) ?? []);
  return tallies.map((tally, index) => ({
    tally,
    outcomes: answersTo(tally.ranges),
    held: answersTo(held[index] ?? []),
  }));
}

/** What services do not hear of otherwise. A row that is nobody's is told to the national service. */
function refusedBy(tally: FileTally): Map<Producer, RefusedRows['reasons']> {
  const byProducer = Map.groupBy(tally.refused.values(), ({ producer }) => producer ?? 'national');
  return new Map(
    [...byProducer].map(([producer, found]) => [
      producer,
      found.map(({ reason, count, row, detail }) => ({
        reason,
        count,
        row,
        example: detail.slice(0, MAX_EXAMPLE_LENGTH),
      })),
    ]),
  );
}

/** The clock is not looked at for every row. */
const ROWS_BETWEEN_LOOKS = 64;

function createCounter(progress: Progress): (file: string) => void {
  const startedAt = Date.now();
  let rows = 0;
  return (file) => {
    rows += 1;
    if (rows % ROWS_BETWEEN_LOOKS !== 0) return;
    progress.tell(() => `${file}: ${rows} rows, ${rateOf(rows, startedAt, Date.now())} rows/s`);
  };
}

type Sending = { sender: RowSender; count: (file: string) => void };

async function sendTable(source: RowSource, tally: FileTally, { sender, count }: Sending): Promise<void> {
  const repetitionOf = createRepetitionCheck();
  for await (const { producer, row, fault } of untilBroken(source, tally)) {
    tally.read += 1;
    count(source.name);
    const repetition = row !== null && producer !== null && fault === null ? repetitionOf(row) : null;
    if (repetition !== null) addRefused(tally, { producer, ...repetition, row: tally.read });
    else if (row !== null && producer !== null)
      await sender.take(tally, producer, { row, fault, number: tally.read });
    else addRefused(tally, { producer, ...(fault ?? UNROUTABLE), row: tally.read });
  }
}

const UNROUTABLE = {
  reason: 'unknown-area',
  detail: 'the row names no English region, and is not for England',
};

const whatToMend = (error: unknown): string =>
  error instanceof CsvError
    ? `${error.message}: close that quotation mark or take it out`
    : `${reasonOf(error)}: see to it that the file can be read`;

/** The rows of a source up to the line where it can be read no further, which the tally then says. */
async function* untilBroken({ rows }: RowSource, tally: FileTally): AsyncGenerator<ConvertedRow> {
  const iterator = toIterator(rows());
  for (;;) {
    const next = await iterator.next().catch((error: unknown) => {
      tally.broken = whatToMend(error);
      return null;
    });
    if (next === null || next.done) return;
    yield next.value;
  }
}

async function* toIterator(
  rows: AsyncIterable<ConvertedRow> | Iterable<ConvertedRow>,
): AsyncGenerator<ConvertedRow> {
  yield* rows;
}
