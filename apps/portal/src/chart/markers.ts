import type { LineStyle, Marker } from './line-styles.ts';
import { element } from './svg.ts';

type At = { readonly x: number; readonly y: number };

const R = 5;
const polygon = (points: readonly (readonly [number, number])[], at: At): string =>
  points.map(([dx, dy]) => `${at.x + dx},${Math.round((at.y + dy) * 10) / 10}`).join(' ');

const TRIANGLE = [
  [0, -R - 1],
  [R + 1, R],
  [-R - 1, R],
] as const;
const DIAMOND = [
  [0, -R - 2],
  [R + 2, 0],
  [0, R + 2],
  [-R - 2, 0],
] as const;

const SHAPES: Readonly<Record<Marker, (at: At, colour: string) => string>> = {
  circle: (at, fill) => element('circle', { cx: at.x, cy: at.y, r: R, fill }),
  ring: (at, stroke) =>
    element('circle', { cx: at.x, cy: at.y, r: R, fill: '#ffffff', stroke, 'stroke-width': 2.5 }),
  square: (at, fill) => element('rect', { x: at.x - R, y: at.y - R, width: 2 * R, height: 2 * R, fill }),
  triangle: (at, fill) => element('polygon', { points: polygon(TRIANGLE, at), fill }),
  diamond: (at, fill) => element('polygon', { points: polygon(DIAMOND, at), fill }),
  cross: (at, stroke) =>
    element('path', {
      d: `M${at.x - R} ${at.y - R}l${2 * R} ${2 * R}M${at.x - R} ${at.y + R}l${2 * R} ${-2 * R}`,
      stroke,
      'stroke-width': 2.5,
      fill: 'none',
    }),
};

export const drawMarker = (style: LineStyle, at: At): string => SHAPES[style.marker](at, style.colour);
