import type { SourceRow } from '../sources/source.ts';
import type { Evidence } from '../system/evidence.ts';
import type { Recorder } from '../system/recorder.ts';
import { createRowCounter, type Progress } from './progress.ts';
import { untilBroken } from './read-until-broken.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { refusedRow } from './refused-row.ts';
import { createRepetitionCheck } from './repeated-rows.ts';
import { createRowSender, type ImportedRelease, type RowSender } from './send-rows.ts';
import { settleTallies } from './settle-tallies.ts';
import { createTally, type FileTally } from './tally.ts';

/** Converted rows under the name that the reconciliation gives them. */
export type RowSource = {
  name: string;
  dataset: string;
  rows: () => AsyncIterable<SourceRow> | Iterable<SourceRow>;
};
export type SendingTo = { recorder: Recorder; evidence: Evidence; progress: Progress };

/** Sends every row, waits until the evidence service has settled each, and reconciles. Sent again, it doubles nothing. */
export async function sendTables(
  sources: readonly RowSource[],
  imported: ImportedRelease,
  { recorder, evidence, progress }: SendingTo,
): Promise<Reconciliation> {
  const sender = createRowSender(recorder, imported);
  const tallies: FileTally[] = [];
  const count = createRowCounter(progress);
  for (const source of sources) {
    const tally = createTally(source.name);
    tallies.push(tally);
    await sendTable(source, tally, { sender, count });
    await sender.flush();
  }
  const told = (pending: number): void =>
    progress.tell(() => `waiting for the evidence service: ${pending} rows`);
  const settled = await settleTallies(evidence, tallies, told);
  progress.end();
  return reconcile(settled);
}

type Sending = { sender: RowSender; count: (file: string) => void };

/** What cannot be read as figures goes to whoever's it is too: a row that is nobody's, to the national service. */
async function sendTable(source: RowSource, tally: FileTally, { sender, count }: Sending): Promise<void> {
  const repetitionOf = createRepetitionCheck();
  const { dataset } = source;
  for await (const { producer, row, fault, line, text } of untilBroken(source.rows(), tally)) {
    tally.read += 1;
    count(source.name);
    const wrong = fault ?? repetitionOf(row);
    const to = { producer: producer ?? 'national', tally, dataset };
    if (wrong) await sender.refuse(to, refusedRow({ line, text }, wrong));
    else if (row) await sender.take({ ...to, dataset: row.dataset }, { row, line, text });
  }
}
