import { setTimeout as delay } from 'node:timers/promises';
import { eventRows } from '../src/ingest/event-rows.ts';
import { readMessage } from '../src/ingest/read-message.ts';
import type { EventReading } from '../src/ingest/reading.ts';
import { versionRows } from '../src/ingest/version-rows.ts';
import type { BenchStore } from './bench-database.repository.ts';
import { cpuSecondsOf } from './cpu-time.ts';
import type { BenchRecord } from './generate-events.ts';

const LOOK_EVERY_MS = 4;
const DRAIN_LOOK_EVERY_MS = 25;
const SLICES_PER_SECOND = 20;

export type Publish = (records: readonly BenchRecord[]) => Promise<void>;

/** The processes that share the machine, by what the table calls them. */
export type Pids = Readonly<Record<string, number>>;
export type Drain = {
  readonly seconds: number;
  /** Of each process, per event. */
  readonly cpuMicroseconds: Readonly<Record<string, number | null>>;
};

/** From the moment the consumer takes its first batch to the commit of the last of `count` events. */
export async function measureDrain(store: BenchStore, count: number, pids: Pids): Promise<Drain> {
  while (!(await store.hasBegun())) await delay(LOOK_EVERY_MS);
  const used = Object.entries(pids).map(([name, pid]) => ({ name, pid, before: cpuSecondsOf(pid) }));
  const began = performance.now();
  // Looking costs PostgreSQL something too.
  while ((await store.accepted()) < count) await delay(DRAIN_LOOK_EVERY_MS);
  const seconds = (performance.now() - began) / 1000;
  const perEvent = used.map(({ name, pid, before }) => {
    const after = cpuSecondsOf(pid);
    const known = before !== null && after !== null;
    return [name, known ? Math.round(((after - before) * 1e7) / count) / 10 : null];
  });
  return { seconds, cpuMicroseconds: Object.fromEntries(perEvent) };
}

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Milliseconds from publishing to the commit, at a steady rate. */
export async function measureDelay(
  store: BenchStore,
  publish: Publish,
  { records, perSecond }: { records: readonly BenchRecord[]; perSecond: number },
): Promise<{ p50: number; p95: number }> {
  const ends = await store.positions();
  const waiting = new Map<string, { offset: number; at: number }[]>();
  const next = new Map(ends);
  const delays: number[] = [];
  const send = async (): Promise<void> => {
    const slice = Math.max(1, Math.floor(perSecond / SLICES_PER_SECOND));
    const began = performance.now();
    for (let from = 0; from < records.length; from += slice) {
      await delay(Math.max(0, began + (from / perSecond) * 1000 - performance.now()));
      const part = records.slice(from, from + slice);
      const at = performance.now();
      for (const { topic, partition } of part) {
        const name = `${topic}/${partition}`;
        const offset = next.get(name) ?? 0;
        next.set(name, offset + 1);
        waiting.set(name, [...(waiting.get(name)?.splice(0) ?? []), { offset, at }]);
      }
      await publish(part);
    }
  };
  const look = async (): Promise<void> => {
    while (delays.length < records.length) {
      const positions = await store.positions();
      const now = performance.now();
      for (const [name, queue] of waiting) {
        const committed = positions.get(name) ?? 0;
        const rest = queue.findIndex(({ offset }) => offset >= committed);
        for (const { at } of queue.splice(0, rest < 0 ? queue.length : rest)) delays.push(now - at);
      }
      await delay(LOOK_EVERY_MS);
    }
  };
  await Promise.all([send(), look()]);
  delays.sort((a, b) => a - b);
  return { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95) };
}

export type CopiedRows = { readonly events: Buffer; readonly versions: Buffer };

/** The rows of these events as the consumer copies them. */
export function rowsOf(records: readonly BenchRecord[]): CopiedRows {
  const now = new Date();
  const readings = records.map((record, offset): EventReading => {
    const message = { offset, key: record.key, value: record.value, headers: {}, writtenBy: null };
    const reading = readMessage(message, record, now);
    if (reading.kind === 'event') return reading;
    throw new Error(`a generated event was refused: ${JSON.stringify(reading)}`);
  });
  const [first] = records;
  return {
    events: first ? eventRows(first, readings) : Buffer.alloc(0),
    versions: versionRows(readings),
  };
}
