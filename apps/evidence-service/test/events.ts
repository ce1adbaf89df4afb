import type { Producer } from '@rep/contracts';

export const CAMDEN = {
  geographic_level: 'Local authority',
  region_code: 'E12000007',
  new_la_code: 'E09000007',
  old_la_code: '202',
  la_name: 'Camden',
} as const;

let counter = 0;
const TIME = '2025-07-01T09:00:00.000Z';

/** A valid event of Camden in 2024; what matters to a test is given. */
export function observation(change: {
  sequence: number;
  producer?: Producer;
  id?: string;
  time?: string;
  recordedat?: string;
  data?: object;
}): Record<string, unknown> {
  counter += 1;
  const { producer = 'london', data, ...envelope } = change;
  return {
    specversion: '1.0',
    id: `event-${counter}`,
    source: `/producers/${producer}`,
    type: 'observation.recorded.v1',
    time: TIME,
    datacontenttype: 'application/json',
    producer,
    ...(producer !== 'national' && { repid: producer }),
    pilotarm: 'pilot',
    occurredat: '2024-12-31',
    precision: 'day',
    recordedat: '2025-06-26T08:30:00.000Z',
    synthetic: false,
    configversion: 'published-figures.v1',
    ...envelope,
    data: {
      release: { name: 'ehc-plans', version: '2025' },
      dataset: 'timeliness_20_week',
      area: CAMDEN,
      period: { time_period: '2024', time_identifier: 'Calendar year' },
      breakdown: { topic: 'All EHC plans issued', breakdown: 'All EHC plans issued' },
      measures: { pc_plans_issued_20_weeks_ex: 96.6, plans_issued_den: 'x' },
      ...data,
    },
  };
}

/** A producer's word that everything up to `last` was published, as it stands in one partition. */
export const checkpoint = (
  producer: Producer,
  last: number,
  at: { topic: string; partition: number; day?: string },
): Record<string, unknown> => ({
  specversion: '1.0',
  id: `checkpoint-${producer}-${last}-${at.topic}-${at.partition}`,
  source: `/producers/${producer}`,
  type: 'producer.checkpoint.v1',
  time: TIME,
  datacontenttype: 'application/json',
  producer,
  sequence: last,
  occurredat: TIME,
  precision: 'instant',
  recordedat: TIME,
  synthetic: false,
  configversion: 'outbox.v1',
  data: {
    topic: at.topic,
    partition: at.partition,
    days: [{ day: at.day ?? TIME.slice(0, 10), first_sequence: 1, last_sequence: last }],
  },
});
