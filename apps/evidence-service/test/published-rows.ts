import { afterAll, beforeAll } from 'vitest';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';
import type { Partition } from './ingest-harness.ts';

type GraphqlHarness = Awaited<ReturnType<typeof createGraphqlHarness>>;

export const ROWS = `query Rows($filter: ObservationFilter!, $measures: [String!], $asOf: DateTime, $first: Int, $after: String) {
  observations(filter: $filter, measures: $measures, asOf: $asOf, first: $first, after: $after) {
    edges { cursor node { areaCode level period { timePeriod } breakdown { breakdown } values { measure value } settled } }
    pageInfo { hasNextPage endCursor } totalCount
    asOf { complete inFlight missing quarantined mayChange mayGrow }
  }
}`;
export type Rows = {
  edges: {
    cursor: string;
    node: {
      areaCode: string;
      period: { timePeriod: string };
      values: { measure: string; value: unknown }[];
      settled: boolean;
    };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
  asOf: Record<string, unknown>;
};
export const dataset = 'timeliness_20_week';

export const BUCKINGHAMSHIRE = {
  geographic_level: 'Local authority',
  region_code: 'E12000008',
  old_la_code: '825',
  la_name: 'Buckinghamshire',
};
export const year = (time_period: string) => ({ time_period, time_identifier: 'Calendar year' });
export const recorded = (day: number): string => `2025-06-${String(day).padStart(2, '0')}T08:30:00.000Z`;

/** What each row says, as its period and its values. */
export const values = ({ edges }: Rows) =>
  edges.map(({ node }) => [node.period.timePeriod, ...node.values.map((v) => v.value)]);

/** An event of the producer's next sequence. */
type Next = (change: object, data: object, producer?: 'london' | 'south-east') => Record<string, unknown>;

function createNext(): Next {
  const sequences = { london: 0, 'south-east': 0 };
  return (change, data, producer = 'london') => {
    sequences[producer] += 1;
    return observation({ sequence: sequences[producer], producer, ...change, data });
  };
}

/** Camden corrected once, and Buckinghamshire under two codes. */
async function publish(partition: Partition, next: Next): Promise<void> {
  await partition.send(
    next({ recordedat: recorded(1) }, { period: year('2022'), measures: { b: 0, a: 'z' } }),
    next({ recordedat: recorded(1) }, { period: year('2023'), measures: { b: 'x' } }),
    next({ recordedat: recorded(1) }, { period: year('2024'), measures: { b: 94.8, a: 'low' } }),
    next({ recordedat: recorded(10) }, { period: year('2024'), measures: { b: 'x', a: 'c' } }),
    next({ recordedat: recorded(11) }, { period: year('2024'), measures: { a: 'c', b: 'x' } }),
    next({}, { breakdown: { topic: 'Sex', breakdown: 'Female' }, measures: { b: 1 } }),
    next(
      {},
      { area: { ...BUCKINGHAMSHIRE, new_la_code: 'E10000002' }, period: year('2019'), measures: { b: -3 } },
      'south-east',
    ),
    next(
      {},
      { area: { ...BUCKINGHAMSHIRE, new_la_code: 'E06000060' }, period: year('2020'), measures: { b: 1e21 } },
      'south-east',
    ),
  );
}

/** A store with a few published rows and its GraphQL, for all tests of the file; they are there within a test. */
export type PublishedRows = {
  readonly harness: GraphqlHarness;
  readonly partition: Partition;
  readonly next: Next;
  rows(filter: object, rest?: object): Promise<Rows>;
};

export function publishedRows(): PublishedRows {
  let harness: GraphqlHarness;
  let partition: Partition;
  const next = createNext();
  beforeAll(async () => {
    harness = await createGraphqlHarness();
    partition = await harness.partition('observations.observation.v1', 0);
    await publish(partition, next);
  });
  afterAll(() => harness.close());
  return {
    get harness() {
      return harness;
    },
    get partition() {
      return partition;
    },
    next,
    rows: async (filter, rest = {}) =>
      (await harness.ask(ROWS, { filter: { dataset, ...filter }, ...rest }))['observations'] as Rows,
  };
}
