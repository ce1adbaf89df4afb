import type { Table, TableArea, TableRow } from '../src/table.ts';

export const camden = {
  level: 'Local authority',
  regionCode: 'E12000007',
  regionName: 'London',
  oldLaCode: '202',
  newLaCode: 'E09000007',
  laName: 'Camden',
} as const satisfies TableArea;
const herefordshire: TableArea = {
  level: 'Local authority',
  regionCode: 'E12000005',
  regionName: 'West Midlands',
  oldLaCode: '884',
  newLaCode: 'E06000019',
  laName: 'Herefordshire, County of',
};

const row = (area: TableArea, partnership: string, values: TableRow['values']): TableRow => ({
  timePeriod: '2024',
  timeIdentifier: 'Calendar year',
  area,
  items: { change_programme_partnership: partnership, breakdown_group: 'Total', breakdown: 'Total' },
  values,
});

/** Four rows, one of each kind: a symbol, a measure that the row does not carry, a name that needs quotes. */
export const sampleTable: Table = {
  filters: [
    { name: 'change_programme_partnership', label: 'Change programme partnership' },
    { name: 'breakdown', label: 'Breakdown', group: 'breakdown_group' },
  ],
  indicators: [
    { name: 'plans_count', label: 'Plans issued', grouping: 'Plans', unit: '', decimalPlaces: 0 },
    { name: 'plans_percent', label: 'Within 20 weeks', grouping: 'Plans', unit: '%', decimalPlaces: 1 },
  ],
  rows: [
    row(herefordshire, 'West Midlands', { plans_count: 'low', plans_percent: 67.6 }),
    row(camden, 'London', { plans_count: 178, plans_percent: 'x' }),
    row({ level: 'Regional', regionCode: 'E12000007', regionName: 'London' }, 'Total', { plans_count: 0 }),
    row({ level: 'National' }, 'Total', { plans_count: 97000, plans_percent: 46.4 }),
  ],
};
