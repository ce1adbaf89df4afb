import { afterAll, beforeAll, expect } from 'vitest';
import { observation } from './events.ts';
import { createIngestHarness, type Partition } from './ingest-harness.ts';

type IngestHarness = Awaited<ReturnType<typeof createIngestHarness>>;

/** A partition of London's observations, for all tests of the file; it is there within a test. */
export type LondonPartition = {
  readonly harness: IngestHarness;
  readonly partition: Partition;
  /** A London event of the next sequence with this data. */
  event(data: object, envelope?: object): Record<string, unknown>;
  /** Expects that received is accepted and quarantined, each sequence once. */
  expectAllCounted(): Promise<void>;
};

export const period = (time_period: string, time_identifier: string) => ({
  period: { time_period, time_identifier },
});

async function expectCounted(harness: IngestHarness, sequence: number): Promise<void> {
  const [ledger] = await harness.query<{ n: number }>(
    `SELECT sum(accepted + duplicate + quarantined)::int AS n FROM ledger WHERE producer = 'london'`,
  );
  const [received] = await harness.query<{ n: number }>(
    `SELECT sum(upper(r) - lower(r))::int AS n FROM received, unnest(ranges) r WHERE producer = 'london'`,
  );
  expect(ledger).toEqual(received);
  expect(ledger?.n).toBe(sequence);
}

export function londonPartition(): LondonPartition {
  let harness: IngestHarness;
  let partition: Partition;
  let sequence = 0;
  beforeAll(async () => {
    harness = await createIngestHarness();
    partition = await harness.partition('observations.observation.v1');
  });
  afterAll(() => harness.close());
  return {
    get harness() {
      return harness;
    },
    get partition() {
      return partition;
    },
    event(data, envelope = {}) {
      sequence += 1;
      return { ...observation({ sequence, data }), ...envelope };
    },
    expectAllCounted: () => expectCounted(harness, sequence),
  };
}
