const row = (areaCode: string, timePeriod: string, value: number | string) => ({
  node: {
    areaCode,
    period: { timePeriod },
    values: [{ measure: 'pc_plans_issued_20_weeks_ex', value }],
    release: { name: 'ehc-plans-2025', version: '1' },
  },
});
export const observations = {
  edges: [
    row('E09000003', '2023', 100),
    row('E09000003', '2024', 'x'),
    row('E09000007', '2024', 96.6),
    row('E12000007', '2023', 0),
    row('E92000001', '2024', 46.4),
  ],
  asOf: {
    at: '2025-06-26T08:30:00Z',
    complete: true,
    inFlight: 0,
    missing: 0,
    quarantined: 0,
    mayChange: false,
    mayGrow: true,
  },
};

const counts = { produced: 5, accepted: 3, duplicate: 1, quarantined: 1, inFlight: 0, missing: 0 };
export const conservation = {
  rows: [{ producer: 'london', day: '2026-01-02', ...counts }],
  rowCount: 1,
  totals: counts,
  redelivered: 2,
  unattributed: 0,
};

export const quarantine = [
  {
    producer: 'london',
    sequence: 4,
    reason: 'ended-code',
    detail: '<b>E07000082</b> ended; the period begins on 2024-01-01',
    at: '2026-01-02T09:00:00Z',
  },
  { producer: null, sequence: null, reason: 'seen-nowhere', detail: 'no words', at: '2026-01-01T09:00:00Z' },
];
export const quarantineReasons = [
  { reason: 'ended-code', count: 120, detail: '' },
  { reason: 'seen-nowhere', count: 1, detail: '' },
];

export const manifest = {
  id: 'plan_timeliness',
  title: 'Timeliness',
  description: 'Plans.',
  partnership: 'all',
  asOf: '2025-06-26T08:30:00Z',
  sources: [{ release: 'ehc-plans-2025', version: '1', rows: 5 }],
  files: ['plan_timeliness.csv', 'plan_timeliness.meta.csv'].map((name) => ({
    name,
    rows: 5,
    bytes: 400,
    sha256: 'a'.repeat(64),
  })),
  licence: { name: 'OGL', url: 'https://licence.example', attribution: 'Source: DfE.' },
  notes: ['Not a zero.'],
};
