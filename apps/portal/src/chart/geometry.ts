import { scaleLinear, scalePoint } from 'd3-scale';
import type { ChartModel, ChartSize, Series } from './chart-model.ts';

type Point = { readonly x: number; readonly y: number };
type Tick = { readonly at: number; readonly text: string };

export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Per line: its runs of neighbouring points. A gap ends a run, it is never bridged. */
  readonly runs: readonly (readonly (readonly Point[])[])[];
  /** Per line: height of its label and the end it belongs to; undefined for a line without a point. */
  readonly labels: readonly (Label | undefined)[];
};
export type Label = { readonly y: number; readonly end: Point };

const SIZES = {
  wide: { width: 960, height: 420, left: 84, right: 60, top: 16, bottom: 44, letter: 9.2 },
  narrow: { width: 320, height: 260, left: 64, right: 14, top: 12, bottom: 36, letter: 0 },
} as const;
/** Lines of labels closer than this would touch. */
const LABEL_GAP = 22;
const KEY_LINE = 26;

const formatNumber = (value: number): string => value.toLocaleString('en-GB');

/** Percentages above this are seen against the whole: the scale ends at 100. Small rates would lie flat on the axis. */
const WHOLE_SCALE_FROM = 25;

/** From 0, or from below it where the release has such values, to 100 or to the highest value. */
function domainOf(model: ChartModel): [number, number] {
  const values = model.series.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const highest = Math.max(1, ...values);
  const whole = model.unit === '%' && highest > WHOLE_SCALE_FROM;
  return [Math.min(0, ...values), whole ? Math.max(100, highest) : highest];
}

function runsOf(line: Series, x: (period: string) => number, y: (value: number) => number): Point[][] {
  const runs: Point[][] = [[]];
  for (const { period, value } of line.points) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: x(period), y: y(value) });
  }
  return runs.filter((run) => run.length > 0);
}

/** Moves labels down until none touches the one above, then the pile up again if it ran out of the plot. */
export function spreadLabels(
  ends: readonly (Point | undefined)[],
  bounds: { top: number; bottom: number },
): readonly (Label | undefined)[] {
  const placed = ends
    .flatMap((end, index) => (end ? [{ end, index, y: end.y }] : []))
    .sort((a, b) => a.y - b.y);
  let free = bounds.top;
  for (const label of placed) {
    label.y = Math.max(label.y, free);
    free = label.y + LABEL_GAP;
  }
  let limit = bounds.bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - LABEL_GAP;
  }
  return ends.map((_, index) => placed.find((label) => label.index === index));
}

const hasNumber = (line: Series): boolean => line.points.some((point) => point.value !== null);

/** Room beside the plot for the longest name; `letter` is the width of a letter of a label, none where a key stands below. */
function plotOf(model: ChartModel, box: (typeof SIZES)[ChartSize]): Geometry['plot'] {
  const longest = Math.max(0, ...model.series.filter(hasNumber).map((line) => line.name.length));
  const right = Math.round(box.width - box.right - longest * box.letter);
  return { left: box.left, right, top: box.top, bottom: box.height - box.bottom };
}

/** Where everything stands. The narrow chart grows by one line of key per series. */
export function layOut(model: ChartModel, size: ChartSize): Geometry {
  const box = SIZES[size];
  const plot = plotOf(model, box);
  const x = scalePoint(model.periods, [plot.left, plot.right]).padding(0.2);
  const y = scaleLinear(domainOf(model), [plot.bottom, plot.top]).nice();
  const xOf = (period: string): number => Math.round(x(period) ?? plot.left);
  const yOf = (value: number): number => Math.round(y(value) * 10) / 10;
  const runs = model.series.map((line) => runsOf(line, xOf, yOf));
  return {
    width: box.width,
    height: box.height + (size === 'narrow' ? KEY_LINE * model.series.length : 0),
    plot,
    xTicks: model.periods.map((period) => ({ at: xOf(period), text: period })),
    yTicks: y
      .ticks(5)
      .filter((tick) => model.unit === '%' || Number.isInteger(tick))
      .map((tick) => ({ at: yOf(tick), text: `${formatNumber(tick)}${model.unit}` })),
    runs,
    labels: spreadLabels(
      runs.map((run) => run.at(-1)?.at(-1)),
      plot,
    ),
  };
}
