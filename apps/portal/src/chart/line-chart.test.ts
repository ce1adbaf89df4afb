import { describe, expect, it } from 'vitest';
import type { ChartModel, Series } from './chart-model.ts';
import { layOut, spreadLabels } from './geometry.ts';
import { drawLineChart } from './line-chart.ts';
import { stylesOf } from './line-styles.ts';

const line = (name: string, kind: Series['kind'], values: readonly (number | null)[]): Series => ({
  name,
  kind,
  points: values.map((value, index) => ({ period: String(2019 + index), value })),
});

const model = (series: readonly Series[], unit: ChartModel['unit'] = '%'): ChartModel => ({
  id: 'chart',
  title: 'Plans <within> 20 weeks',
  description: 'Camden: from 60 to 96.6.',
  unit,
  periods: ['2019', '2020', '2021', '2022'],
  series,
});

const camden = line('Camden', 'pilot', [60, null, 80, 96.6]);
const england = line('England', 'england', [60.4, 58, 59.9, 49.2]);

describe('a period without a number', () => {
  it('is a gap: the line ends and begins again, and no marker stands there', () => {
    const { runs } = layOut(model([camden]), 'wide');
    expect(runs[0]?.map((run) => run.length)).toEqual([1, 2]);
    const svg = drawLineChart(model([camden]), 'wide');
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/<polyline/g)).toHaveLength(1);
  });

  it('is not zero', () => {
    const zero = layOut(model([line('Camden', 'pilot', [60, 0, 80, 96.6])]), 'wide');
    expect(zero.runs[0]?.map((run) => run.length)).toEqual([4]);
  });

  it('leaves a line without any number out of the picture and of its names', () => {
    const svg = drawLineChart(model([england, line('Leicester', 'pilot', [null, null, null, null])]), 'wide');
    expect(svg).not.toContain('Leicester');
  });
});

describe('scales', () => {
  it('of percentages run from 0 to 100', () => {
    const { yTicks, plot } = layOut(model([england]), 'wide');
    expect(yTicks.map((tick) => tick.text)).toEqual(['0%', '20%', '40%', '60%', '80%', '100%']);
    expect([yTicks[0]?.at, yTicks.at(-1)?.at]).toEqual([plot.bottom, plot.top]);
  });

  it('of small rates end near the highest, or every line would lie on the axis', () => {
    const { yTicks } = layOut(model([line('Rutland', 'pilot', [7.2, 2.3, 2, 3])]), 'wide');
    expect(yTicks.map((tick) => tick.text)).toEqual(['0%', '2%', '4%', '6%', '8%']);
  });

  it('of counts begin at 0, and have whole numbers only', () => {
    const { yTicks } = layOut(model([line('Rutland', 'pilot', [1, 0, 2, 1])], ''), 'wide');
    expect(yTicks.map((tick) => tick.text)).toEqual(['0', '1', '2']);
  });

  it('reach below 0 where the release does', () => {
    const { yTicks } = layOut(model([line('Rutland', 'pilot', [-40, 0, 2, 1])], ''), 'wide');
    expect(yTicks[0]?.text).toBe('-40');
  });
});

describe('labels', () => {
  it('never touch, and stay beside the plot', () => {
    const ends = [100, 101, 102, 380].map((y) => ({ x: 1, y }));
    const heights = spreadLabels(ends, { top: 10, bottom: 380 }).map((label) => label?.y ?? 0);
    const sorted = heights.toSorted((a, b) => a - b);
    for (const [i, y] of sorted.entries()) expect(y - (sorted[i - 1] ?? -100)).toBeGreaterThanOrEqual(22);
    expect(Math.max(...heights)).toBeLessThanOrEqual(380);
  });

  it('pile up from the bottom when many lines end there', () => {
    const ends = [376, 378, 379, 380].map((y) => ({ x: 1, y }));
    const heights = spreadLabels(ends, { top: 10, bottom: 380 }).map((label) => label?.y);
    expect(heights).toEqual([314, 336, 358, 380]);
  });
});

describe('lines', () => {
  const six = [
    ...['A', 'B', 'C', 'D'].map((name) => line(name, 'pilot', [1, 2, 3, 4])),
    line('Region', 'region', [1, 2, 3, 4]),
    england,
  ];

  it('differ by dash and by marker, each on its own', () => {
    const styles = stylesOf(six);
    expect(new Set(styles.map((style) => style.dash)).size).toBe(6);
    expect(new Set(styles.map((style) => style.marker)).size).toBe(6);
  });

  it('of a partnership of five differ still', () => {
    const styles = stylesOf([line('E', 'pilot', [1, 2, 3, 4]), ...six]);
    expect(new Set(styles.map((style) => `${style.dash} ${style.marker}`)).size).toBe(7);
  });
});

describe('markup', () => {
  it('has a title and a description that a screen reader finds, and escapes both', () => {
    const svg = drawLineChart(model([camden]), 'wide');
    expect(svg).toContain('role="img" aria-labelledby="chart-wide-title chart-wide-desc"');
    expect(svg).toContain('<title id="chart-wide-title">Plans &lt;within&gt; 20 weeks</title>');
    expect(svg).toContain('<desc id="chart-wide-desc">Camden: from 60 to 96.6.</desc>');
  });

  it('needs neither style nor script, which the content policy would stop', () => {
    expect(drawLineChart(model([camden, england]), 'narrow')).not.toMatch(/style=|<style|<script|\son\w+=/);
  });

  it('names every line at its end when wide, in a key below when narrow', () => {
    const wide = layOut(model([camden, england]), 'wide');
    const narrow = layOut(model([camden, england]), 'narrow');
    expect(wide.height).toBe(420);
    expect(narrow.height).toBe(260 + 2 * 26);
    for (const size of ['wide', 'narrow'] as const) {
      expect(drawLineChart(model([camden, england]), size)).toMatch(/>Camden<[\s\S]*>England</);
    }
  });
});
