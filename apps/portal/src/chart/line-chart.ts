import type { ChartModel, ChartSize } from './chart-model.ts';
import { type Geometry, type Label, layOut } from './geometry.ts';
import { type LineStyle, stylesOf } from './line-styles.ts';
import { drawMarker } from './markers.ts';
import { element, escapeXml, textElement } from './svg.ts';

const GRID = '#cecece';
const AXIS = '#484949';
const LABEL_OFFSET = 34;

function drawAxes({ plot, xTicks, yTicks }: Geometry, bottomUp: boolean): string {
  const grid = yTicks.map(({ at, text }) => {
    const line = element('line', { x1: plot.left, x2: plot.right, y1: at, y2: at, stroke: GRID });
    return line + textElement({ x: plot.left - 10, y: at + 5, 'text-anchor': 'end', fill: AXIS }, text);
  });
  // Where all labels would not fit, every second one stays.
  const shown = xTicks.filter((_, index) => bottomUp || xTicks.length <= 6 || index % 2 === 0);
  const periods = shown.map(({ at, text }) =>
    textElement({ x: at, y: plot.bottom + 24, 'text-anchor': 'middle', fill: AXIS }, text),
  );
  const base = { x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom, stroke: AXIS };
  return [...grid, element('line', base), ...periods].join('');
}

function drawLine(runs: Geometry['runs'][number], style: LineStyle): string {
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run) =>
      element('polyline', {
        points: run.map((point) => `${point.x},${point.y}`).join(' '),
        fill: 'none',
        stroke: style.colour,
        'stroke-width': style.width,
        ...(style.dash ? { 'stroke-dasharray': style.dash } : {}),
      }),
    );
  return [...lines, ...runs.flat().map((point) => drawMarker(style, point))].join('');
}

function drawLabel(name: string, label: Label, look: { style: LineStyle; right: number }): string {
  const { end, y } = label;
  const x = look.right + LABEL_OFFSET;
  const leader = element('line', {
    x1: end.x + 9,
    y1: end.y,
    x2: x - 6,
    y2: y,
    stroke: look.style.colour,
    'stroke-width': 1,
  });
  return leader + textElement({ x, y: y + 5, fill: look.style.colour, 'font-weight': 'bold' }, name);
}

function drawKey(name: string, style: LineStyle, y: number): string {
  const line = element('line', {
    x1: 8,
    x2: 64,
    y1: y,
    y2: y,
    stroke: style.colour,
    'stroke-width': style.width,
    ...(style.dash ? { 'stroke-dasharray': style.dash } : {}),
  });
  return line + drawMarker(style, { x: 36, y }) + textElement({ x: 76, y: y + 5, fill: AXIS }, name);
}

function drawNames(model: ChartModel, geometry: Geometry, size: ChartSize): string {
  const styles = stylesOf(model.series);
  const { plot } = geometry;
  return model.series
    .map(({ name }, index) => {
      const style = styles[index];
      const label = geometry.labels[index];
      if (!style || !label) return '';
      if (size === 'narrow') return drawKey(name, style, plot.bottom + 52 + 26 * index);
      return drawLabel(name, label, { style, right: plot.right });
    })
    .join('');
}

/**
 * A line chart as SVG markup, without style or script so that the strictest content policy lets it through. Lines differ
 * by dash and marker as well as colour; a period without a number is a gap. Symbols stand in the table only.
 */
export function drawLineChart(model: ChartModel, size: ChartSize): string {
  const geometry = layOut(model, size);
  const styles = stylesOf(model.series);
  const ids = { title: `${model.id}-${size}-title`, desc: `${model.id}-${size}-desc` };
  const lines = geometry.runs.map((runs, index) => {
    const style = styles[index];
    return style ? drawLine(runs, style) : '';
  });
  const names = `<title id="${ids.title}">${escapeXml(model.title)}</title><desc id="${ids.desc}">${escapeXml(model.description)}</desc>`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': `${ids.title} ${ids.desc}`,
      class: `app-chart app-chart--${size}`,
      viewBox: `0 0 ${geometry.width} ${geometry.height}`,
      'font-size': size === 'wide' ? 16 : 14,
    },
    names + drawAxes(geometry, size === 'wide') + lines.join('') + drawNames(model, geometry, size),
  );
}
