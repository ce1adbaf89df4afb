import type { RefusedRow } from '@rep/domain';
import type { CandidateRow, PrintedRow } from '../sources/source.ts';
import type { Recorded, Recorder } from '../system/recorder.ts';
import { type Address, type Batch, createBatches } from './batches.ts';
import { refusedRow } from './refused-row.ts';
import { createServiceQueues } from './service-queues.ts';
import { addRange } from './tally.ts';

export type ImportedRelease = { release: { name: string; version: string }; recordedAt?: string };
type SentRow = { row: CandidateRow } & PrintedRow;

/** Sends rows in batches, those that are figures and those that could not be read as such. */
export type RowSender = {
  /** Takes a row; resolves when the next may be read. */
  take: (to: Address, sent: SentRow) => Promise<void>;
  refuse: (to: Address, row: RefusedRow) => Promise<void>;
  /** Sends what is still collected, and waits until every service has answered. */
  flush: () => Promise<void>;
};

export function createRowSender(recorder: Recorder, imported: ImportedRelease): RowSender {
  const queues = createServiceQueues();
  const sending = { recorder, imported };
  const figures = createBatches<SentRow>((batch) =>
    queues.push(batch.producer, () => sendFigures(sending, batch)),
  );
  const refusals = createBatches<RefusedRow>((batch) =>
    queues.push(batch.producer, () => sendRefused(sending, batch)),
  );
  return {
    async take(to, sent) {
      figures.add(to, sent);
      await queues.ready();
    },
    async refuse(to, row) {
      refusals.add(to, row);
      await queues.ready();
    },
    async flush() {
      figures.close();
      refusals.close();
      await queues.idle();
    },
  };
}

type Sending = { recorder: Recorder; imported: ImportedRelease };

async function sendFigures(sending: Sending, batch: Batch<SentRow>): Promise<void> {
  const { producer, dataset, rows } = batch;
  const answer = await sending.recorder.record(producer, {
    ...sending.imported,
    dataset,
    rows: rows.map(({ row: { dataset: _, ...row } }) => row),
  });
  if (!('refused' in answer)) return addRecorded(batch, answer);
  const [only] = rows;
  if (only && rows.length === 1) {
    const fault = { reason: 'refused-by-service', detail: answer.refused };
    return sendRefused(sending, { ...batch, rows: [refusedRow(only, fault)] });
  }
  // One row spoils its batch: halving finds it, and the others still go in order.
  const middle = Math.ceil(rows.length / 2);
  await sendFigures(sending, { ...batch, rows: rows.slice(0, middle) });
  await sendFigures(sending, { ...batch, rows: rows.slice(middle) });
}

async function sendRefused({ recorder, imported }: Sending, batch: Batch<RefusedRow>): Promise<void> {
  const { producer, dataset, rows } = batch;
  addRecorded(batch, await recorder.recordRefused(producer, { release: imported.release, dataset, rows }));
}

function addRecorded({ tally, producer }: Address, answer: Recorded): void {
  tally.alreadyHeld += answer.alreadyHeld;
  for (const range of answer.heldRanges) addRange(tally.heldRanges, { producer, ...range });
  if (answer.firstSequence === null || answer.lastSequence === null) return;
  addRange(tally.ranges, { producer, first: answer.firstSequence, last: answer.lastSequence });
}
