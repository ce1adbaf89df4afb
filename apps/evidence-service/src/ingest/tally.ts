import type { Producer } from '@rep/contracts';
import { attributionOfEvent, type Outcome } from './decide-outcomes.ts';
import type { Attribution, Reading } from './reading.ts';

/** What a batch adds to one producer's day. */
export type DayTally = {
  readonly producer: Producer;
  readonly day: string;
  accepted: number;
  duplicate: number;
  quarantined: number;
  redelivered: number;
  lastSequence: number;
};

export type BatchTally = {
  readonly days: readonly DayTally[];
  /** New sequences of each producer, ascending. */
  readonly received: ReadonlyMap<Producer, readonly number[]>;
  readonly unattributed: number;
};

const attributionOf = (outcome: Outcome): Attribution | null => {
  if (outcome.kind === 'redelivered') return outcome.attribution;
  if (outcome.kind === 'quarantined') return outcome.reading.attribution;
  return attributionOfEvent(outcome.reading);
};

const ascending = (sequences: number[]): number[] => sequences.sort((a, b) => a - b);

/** The sequences that a batch's messages take, ascending, by producer; whether they were received before is not known yet. */
export function sequencesOf(readings: readonly Reading[]): Map<Producer, number[]> {
  const attributed = readings.flatMap((reading) => {
    if (reading.kind === 'checkpoint') return [];
    return (reading.kind === 'event' ? reading.event : reading.attribution) ?? [];
  });
  const byProducer = Map.groupBy(attributed, ({ producer }) => producer);
  return new Map(
    [...byProducer].map(([producer, all]) => [producer, ascending([...new Set(all.map((a) => a.sequence))])]),
  );
}

const byProducerAndDay = (a: DayTally, b: DayTally): number =>
  a.producer < b.producer || (a.producer === b.producer && a.day < b.day) ? -1 : 1;

function createDays() {
  const days = new Map<string, DayTally>();
  const of = (producer: Producer, day: string): DayTally => {
    const key = `${producer} ${day}`;
    const held = days.get(key);
    if (held) return held;
    const nothing = { accepted: 0, duplicate: 0, quarantined: 0, redelivered: 0, lastSequence: 0 };
    const fresh = { producer, day, ...nothing };
    days.set(key, fresh);
    return fresh;
  };
  return { of, sorted: () => [...days.values()].sort(byProducerAndDay) };
}

/** Counts a batch: each (producer, sequence) once, in the order in which rows are locked afterwards. */
export function tallyBatch(readings: readonly Reading[], outcomes: readonly Outcome[]): BatchTally {
  const days = createDays();
  const received = new Map<Producer, number[]>();
  let unattributed = 0;
  for (const outcome of outcomes) {
    const by = attributionOf(outcome);
    if (by === null) {
      unattributed += 1;
      continue;
    }
    const day = days.of(by.producer, by.day);
    day[outcome.kind] += 1;
    if (outcome.kind === 'redelivered') continue;
    day.lastSequence = Math.max(day.lastSequence, by.sequence);
    const sequences = received.get(by.producer);
    if (sequences) sequences.push(by.sequence);
    else received.set(by.producer, [by.sequence]);
  }
  for (const reading of readings) {
    if (reading.kind !== 'checkpoint') continue;
    for (const { day, last_sequence } of reading.event.data.days) {
      const tally = days.of(reading.event.producer, day);
      tally.lastSequence = Math.max(tally.lastSequence, last_sequence);
    }
  }
  for (const sequences of received.values()) ascending(sequences);
  return { days: days.sorted(), received, unattributed };
}
