import type { Producer } from '@rep/contracts';
import { AUTHORITIES, type Authority, PROGRAMME } from '@rep/domain';
import { type OutgoingRecord, partitionFor } from '@rep/event-stream';
import { digest } from '../src/ingest/fingerprint.ts';

const TOPIC = 'observations.observation.v1';
const PARTITIONS = 3;
const YEARS = 6;
const ALIVE = AUTHORITIES.filter(({ until, oldCode }) => until === null && oldCode !== null);
const producerOf = new Map<string, Producer>(PROGRAMME.map((p) => [p.region_code, p.rep_id]));

export type BenchRecord = OutgoingRecord & { readonly producer: Producer };
export type Wanted = {
  /** Data set: rows of two sets are different rows. */
  readonly set: string;
  readonly count: number;
  /** Values of a row. */
  values(index: number): number;
};

/** Cells like those of the release: every seventh a symbol, counts and percentages in between. */
const measuresOf = (row: number, values: number) =>
  Object.fromEntries(
    Array.from({ length: values }, (_, i) => {
      const value = i % 2 === 0 ? (row * 31 + i * 17) % 5000 : ((row * 7 + i) % 1000) / 10;
      return [`plans_measure_number_${i}`, i % 7 === 3 ? 'x' : value];
    }),
  );

const areaOf = ({ code, oldCode, name, regionCode }: Authority) => ({
  geographic_level: 'Local authority',
  region_code: regionCode,
  new_la_code: code,
  old_la_code: oldCode,
  la_name: name,
});

function dataOf(wanted: Wanted, index: number, authority: Authority) {
  const round = Math.floor(index / ALIVE.length);
  return {
    release: { name: 'bench', version: '1' },
    dataset: wanted.set,
    area: areaOf(authority),
    period: { time_period: String(2019 + (round % YEARS)), time_identifier: 'Calendar year' },
    breakdown: { topic: 'Child or young persons age', breakdown: `Aged ${Math.floor(round / YEARS)}` },
    measures: measuresOf(index, wanted.values(index)),
  };
}

const envelopeOf = (producer: Producer, sequence: number, { code, oldCode }: Authority) => ({
  specversion: '1.0',
  source: `/producers/${producer}`,
  type: 'observation.recorded.v1',
  subject: code,
  time: '2025-07-01T09:00:00.000Z',
  datacontenttype: 'application/json',
  producer,
  sequence,
  repid: producer,
  oldlacode: oldCode,
  newlacode: code,
  pilotarm: 'comparison',
  occurredat: '2024-12-31',
  precision: 'day',
  recordedat: '2025-06-26T08:30:00.000Z',
  synthetic: false,
  configversion: 'published-figures.v1',
});

/** Rows of all authorities in turn, numbered per producer on top of `sequences`, which it moves on. */
export function generateEvents(wanted: Wanted, sequences: Map<Producer, number>): BenchRecord[] {
  return Array.from({ length: wanted.count }, (_, index) => {
    const authority = ALIVE[index % ALIVE.length];
    const producer = producerOf.get(authority?.regionCode ?? '');
    if (!authority || !producer) throw new Error('an authority is in no region');
    const sequence = (sequences.get(producer) ?? 0) + 1;
    sequences.set(producer, sequence);
    const envelope = { id: digest(`${wanted.set} ${index}`), ...envelopeOf(producer, sequence, authority) };
    const value = Buffer.from(JSON.stringify({ ...envelope, data: dataOf(wanted, index, authority) }));
    const partition = partitionFor(authority.code, PARTITIONS);
    return { topic: TOPIC, partition, key: authority.code, value, producer };
  });
}
