import type { Producer } from '@rep/contracts';
import type { CandidateRow, Fault } from '../sources/source.ts';
import type { Recorded, Recorder } from '../system/recorder.ts';
import { addRange, addRefused, type FileTally } from './tally.ts';

/** Limits of `observations.record`: rows of one call, and bytes well under the services' largest request. */
const MAX_BATCH_ROWS = 500;
const MAX_BATCH_BYTES = 400_000;
/** Batches that may wait for their service while the file is read on. */
const MAX_WAITING_BATCHES = 64;

export type ImportedRelease = { release: { name: string; version: string }; recordedAt?: string };
type SentRow = { row: CandidateRow; fault: Fault | null; number: number };
type Batch = { producer: Producer; tally: FileTally; dataset: string; rows: SentRow[]; bytes: number };

/** Sends rows in batches: several services at a time, each one's rows in the order they were read. */
export type RowSender = {
  /** Takes a row; resolves when the next may be read. */
  take: (tally: FileTally, producer: Producer, sent: SentRow) => Promise<void>;
  /** Sends what is still collected, and waits until every service has answered. */
  flush: () => Promise<void>;
};

export function createRowSender(record: Recorder, imported: ImportedRelease): RowSender {
  const open = new Map<string, Batch>();
  const queues = new Map<Producer, Promise<void>>();
  const waiting = new Set<Promise<void>>();
  let failure: { error: unknown } | null = null;

  const close = (key: string, batch: Batch): void => {
    open.delete(key);
    const sent = (queues.get(batch.producer) ?? Promise.resolve()).then(async () => {
      if (failure === null) await sendBatch(record, imported, batch);
    });
    const done = sent.catch((error: unknown) => {
      failure ??= { error };
    });
    queues.set(batch.producer, done);
    waiting.add(done);
    void done.then(() => waiting.delete(done));
  };
  const stopIfFailed = (): void => {
    if (failure) throw failure.error;
  };

  return {
    async take(tally, producer, sent) {
      // Faulty rows travel apart, so that a service that refuses them refuses them alone.
      const key = `${producer}|${sent.row.dataset}|${sent.fault ? 'faulty' : 'sound'}`;
      const bytes = JSON.stringify(sent.row).length;
      let batch = open.get(key);
      if (batch && (batch.tally !== tally || batch.bytes + bytes > MAX_BATCH_BYTES)) {
        close(key, batch);
        batch = undefined;
      }
      batch ??= { producer, tally, dataset: sent.row.dataset, rows: [], bytes: 0 };
      open.set(key, batch);
      batch.rows.push(sent);
      batch.bytes += bytes;
      if (batch.rows.length >= MAX_BATCH_ROWS) close(key, batch);
      while (waiting.size >= MAX_WAITING_BATCHES) await Promise.race(waiting);
      stopIfFailed();
    },
    async flush() {
      for (const [key, batch] of open) close(key, batch);
      await Promise.all(waiting);
      stopIfFailed();
    },
  };
}

async function sendBatch(record: Recorder, imported: ImportedRelease, batch: Batch): Promise<void> {
  const { producer, dataset, tally, rows } = batch;
  const answer = await record(producer, {
    ...imported,
    dataset,
    rows: rows.map(({ row: { area, period, breakdown, measures } }) => ({
      area,
      period,
      breakdown,
      measures,
    })),
  });
  if (!('refused' in answer)) return addRecorded(tally, producer, answer);
  if (rows.length === 1 || rows.every(({ fault }) => fault !== null)) {
    for (const { fault, number } of rows) {
      addRefused(tally, { producer, ...(fault ?? refusedByService(answer.refused)), row: number });
    }
    return;
  }
  // One row spoils its batch: halving finds it, and the others still go in order.
  const middle = Math.ceil(rows.length / 2);
  await sendBatch(record, imported, { ...batch, rows: rows.slice(0, middle) });
  await sendBatch(record, imported, { ...batch, rows: rows.slice(middle) });
}

const refusedByService = (why: string): Fault => ({
  reason: 'refused-by-service',
  detail: why.slice(0, 300),
});

function addRecorded(tally: FileTally, producer: Producer, answer: Recorded): void {
  tally.recorded += answer.recorded;
  tally.alreadyHeld += answer.alreadyHeld;
  for (const range of answer.heldRanges) addRange(tally.heldRanges, { producer, ...range });
  if (answer.firstSequence === null || answer.lastSequence === null) return;
  addRange(tally.ranges, { producer, first: answer.firstSequence, last: answer.lastSequence });
}
