import type { FilterColumn, IndicatorColumn, Table, TableArea, TableRow } from '@rep/dataset-format';
import { findMeasure } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { Areas, Authority } from '../evidence/read-areas.ts';
import type { ObservationRow } from '../evidence/read-observations.ts';

const TOTAL = 'Total';
const NO_PARTNERSHIP = 'Not in a partnership';

type AreaIndex = {
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly regions: ReadonlyMap<string, string>;
  /** Name of the partnership by the current code of each member. */
  readonly partnerships: ReadonlyMap<string, string>;
};

function indexAreas(areas: Areas): AreaIndex {
  const authorities = areas.authorities.flatMap((authority) =>
    [authority, ...authority.codes].flatMap(({ code, oldCode }): [string, Authority][] => [
      [code, authority],
      ...(oldCode === null ? [] : [[oldCode, authority] satisfies [string, Authority]]),
    ]),
  );
  return {
    authorities: new Map(authorities),
    regions: new Map(areas.regions.map((region) => [region.code, region.name])),
    partnerships: new Map(
      areas.partnerships.flatMap((partnership) =>
        partnership.members.map((member): [string, string] => [member.authority.code, partnership.name]),
      ),
    ),
  };
}

function authorityOf(row: ObservationRow, index: AreaIndex): Authority {
  const authority = index.authorities.get(row.areaCode);
  if (authority) return authority;
  throw new HttpProblem(503, 'A row has an area that evidence does not list: report this data set.');
}

/** The code as printed where it is a GSS code; a source without GSS codes gets the authority's current one. */
function authorityArea(row: ObservationRow, authority: Authority): TableArea {
  const dated = authority.codes.find((code) => code.code === row.areaCode);
  return {
    level: 'Local authority',
    regionCode: authority.region.code,
    regionName: authority.region.name,
    oldLaCode: dated?.oldCode ?? authority.oldCode ?? '',
    newLaCode: dated?.code ?? authority.code,
    laName: row.areaName,
  };
}

function areaOf(row: ObservationRow, index: AreaIndex): TableArea {
  if (row.level === 'National') return { level: 'National' };
  if (row.level === 'Local authority') return authorityArea(row, authorityOf(row, index));
  return {
    level: 'Regional',
    regionCode: row.areaCode,
    regionName: index.regions.get(row.areaCode) ?? row.areaName,
  };
}

/** England and the regions are the whole; an authority belongs to one partnership or to none. */
function partnershipOf(row: ObservationRow, index: AreaIndex): string {
  if (row.level !== 'Local authority') return TOTAL;
  return index.partnerships.get(authorityOf(row, index).code) ?? NO_PARTNERSHIP;
}

/** A published aggregate is the row whose topic equals its breakdown; EES calls it Total. */
const isAggregate = ({ breakdown }: ObservationRow): boolean => breakdown.topic === breakdown.breakdown;

function breakdownItems(row: ObservationRow): Record<string, string> {
  if (isAggregate(row)) return { breakdown_group: TOTAL, breakdown: TOTAL };
  return { breakdown_group: row.breakdown.topic, breakdown: row.breakdown.breakdown };
}

function filtersOf(rows: readonly ObservationRow[]): readonly FilterColumn[] {
  const aggregates = [...new Set(rows.filter(isAggregate).map((row) => row.breakdown.breakdown))];
  return [
    {
      name: 'change_programme_partnership',
      label: 'Change programme partnership',
      hint: 'Total stands for England and the regions',
    },
    {
      name: 'breakdown',
      label: 'Breakdown',
      group: 'breakdown_group',
      ...(aggregates.length > 0 ? { hint: `Total is published as: ${aggregates.sort().join(', ')}` } : {}),
    },
  ];
}

function indicatorsOf(dataset: string, rows: readonly ObservationRow[]): readonly IndicatorColumn[] {
  const names = new Set(rows.flatMap((row) => row.values.map((value) => value.measure)));
  return [...names].sort().map((name) => {
    const { label, grouping, unit, decimalPlaces } = findMeasure(`${dataset}.${name}`);
    return { name, label, grouping, unit, decimalPlaces };
  });
}

/** Evidence rows in the shape of EES open data. A partnership is a filter there, never a geographic level. */
export function toTable(dataset: string, rows: readonly ObservationRow[], areas: Areas): Table {
  const index = indexAreas(areas);
  const toRow = (row: ObservationRow): TableRow => ({
    timePeriod: row.period.timePeriod,
    timeIdentifier: row.period.timeIdentifier,
    area: areaOf(row, index),
    items: { change_programme_partnership: partnershipOf(row, index), ...breakdownItems(row) },
    values: Object.fromEntries(row.values.map(({ measure, value }) => [measure, value])),
  });
  return { filters: filtersOf(rows), indicators: indicatorsOf(dataset, rows), rows: rows.map(toRow) };
}
