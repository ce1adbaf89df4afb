import type { Series } from './chart-model.ts';

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring';

/** How a line looks. Every line differs from every other by dash and marker, so that colour is never needed. */
export type LineStyle = {
  readonly colour: string;
  readonly dash: string;
  readonly marker: Marker;
  readonly width: number;
};

/** Colours have a contrast of 4.5:1 or more on white, since they are used for the labels too. */
const PILOT_STYLES: readonly [LineStyle, ...LineStyle[]] = [
  { colour: '#1d70b8', dash: '', marker: 'circle', width: 2.5 },
  { colour: '#ca357c', dash: '8 3', marker: 'square', width: 2.5 },
  { colour: '#0f7a52', dash: '2 3', marker: 'triangle', width: 2.5 },
  { colour: '#54319f', dash: '10 3 2 3', marker: 'diamond', width: 2.5 },
];
const REGION_STYLE: LineStyle = { colour: '#8a4f1d', dash: '14 4', marker: 'ring', width: 2 };
const ENGLAND_STYLE: LineStyle = { colour: '#0b0c0c', dash: '4 2 1 2', marker: 'cross', width: 2 };

/** Styles of the lines in their order. A partnership of more than four repeats the first ones with wider dashes. */
export function stylesOf(series: readonly Series[]): readonly LineStyle[] {
  let pilots = 0;
  return series.map(({ kind }) => {
    if (kind === 'england') return ENGLAND_STYLE;
    if (kind === 'region') return REGION_STYLE;
    const round = Math.floor(pilots / PILOT_STYLES.length);
    const style = PILOT_STYLES[pilots % PILOT_STYLES.length] ?? PILOT_STYLES[0];
    pilots += 1;
    return round === 0 ? style : { ...style, dash: `${1 + round} ${6 * round}` };
  });
}
