import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['appeals_registered', 'Appeals registered with the SEND Tribunal', '', 0],
  ['appealable_decisions', 'Decisions that could be appealed', '', 0],
  ['appeal_rate_percent', 'Appeals as a percentage of appealable decisions', '%', 1],
];

export const TRIBUNAL_MEASURES = measuresOf('send_tribunal_appeals', 'Tribunal appeals', ROWS);
