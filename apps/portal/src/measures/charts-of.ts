import type { PublishedMeasure } from '@rep/domain';
import type { ChartModel, Series } from '../chart/chart-model.ts';
import { drawLineChart } from '../chart/line-chart.ts';
import { printPeriod } from '../http/format.ts';
import type { AreaLine, MeasureAnswer } from './read-measure.ts';

export type Chart = { readonly heading: string | undefined; readonly wide: string; readonly narrow: string };

function seriesOf(line: AreaLine, periods: readonly string[]): Series {
  const points = periods.map((period) => {
    const value = line.values.get(period);
    return { period: printPeriod(period), value: typeof value === 'number' ? value : null };
  });
  return { name: line.name, kind: line.kind, points };
}

const listOf = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

function describe(measure: PublishedMeasure, series: readonly Series[]): string {
  const parts = series.map(({ name, points }) => {
    const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return `${name}: no numbers.`;
    if (first === last) return `${name}: ${first.value}${measure.unit} in ${first.period}.`;
    return `${name}: from ${first.value}${measure.unit} in ${first.period} to ${last.value}${measure.unit} in ${last.period}.`;
  });
  return `${parts.join(' ')} All numbers and symbols are in the table.`;
}

type Panel = {
  readonly id: string;
  readonly heading: string | undefined;
  readonly lines: readonly AreaLine[];
};

/**
 * Percentages share one chart. Counts get one each for the authorities, the region and England, because England's are
 * hundreds of times larger and would press every other line onto the axis.
 */
function panelsOf(measure: PublishedMeasure, lines: readonly AreaLine[]): readonly Panel[] {
  if (measure.unit === '%') return [{ id: 'chart', heading: undefined, lines }];
  const of = (kind: AreaLine['kind']): readonly AreaLine[] => lines.filter((line) => line.kind === kind);
  return [
    { id: 'chart-pilot', heading: 'Authorities of the partnership', lines: of('pilot') },
    { id: 'chart-region', heading: 'Region', lines: of('region') },
    { id: 'chart-england', heading: 'England', lines: of('england') },
  ];
}

/** The charts of a measure as SVG markup, each in a wide and a narrow form. */
export function chartsOf(measure: PublishedMeasure, answer: MeasureAnswer): readonly Chart[] {
  return panelsOf(measure, answer.lines).map(({ id, heading, lines }) => {
    const series = lines.map((line) => seriesOf(line, answer.periods));
    const model: ChartModel = {
      id,
      title: `${measure.label}: ${listOf(lines.map((line) => line.name))}`,
      description: describe(measure, series),
      unit: measure.unit,
      periods: answer.periods.map(printPeriod),
      series,
    };
    return { heading, wide: drawLineChart(model, 'wide'), narrow: drawLineChart(model, 'narrow') };
  });
}
