import type { Producer } from '@rep/contracts';
import type { FileTally } from './tally.ts';

/** Limits of what services take in one call: rows, and bytes well under the services' largest request. */
const MAX_BATCH_ROWS = 500;
const MAX_BATCH_BYTES = 400_000;

/** Where rows go, and whose count they are. */
export type Address = { producer: Producer; tally: FileTally; dataset: string };
export type Batch<T> = Address & { rows: T[]; bytes: number };

/** Collects rows of one address until they are as many as one call takes. */
export type Batches<T> = {
  add: (address: Address, row: T) => void;
  /** Sends what is still collected. */
  close: () => void;
};

export function createBatches<T>(send: (batch: Batch<T>) => void): Batches<T> {
  const open = new Map<string, Batch<T>>();
  const close = (key: string, batch: Batch<T>): void => {
    open.delete(key);
    send(batch);
  };
  return {
    add(address, row) {
      const key = `${address.producer}|${address.dataset}`;
      const bytes = JSON.stringify(row).length;
      let batch = open.get(key);
      if (batch && (batch.tally !== address.tally || batch.bytes + bytes > MAX_BATCH_BYTES)) {
        close(key, batch);
        batch = undefined;
      }
      batch ??= { ...address, rows: [], bytes: 0 };
      open.set(key, batch);
      batch.rows.push(row);
      batch.bytes += bytes;
      if (batch.rows.length >= MAX_BATCH_ROWS) close(key, batch);
    },
    close() {
      for (const [key, batch] of open) close(key, batch);
    },
  };
}
