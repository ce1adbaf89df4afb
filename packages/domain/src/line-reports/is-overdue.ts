import type { ProgrammeLine } from '../programme-lines/programme-line.ts';
import type { LineReport } from './line-report.ts';

type Cell = { readonly status: LineReport['status'] | 'missing' };

/** Whether a line is late for a reporter on a day: they say so, or its day is over and it is not done. */
export const isOverdue = ({ dueOn }: Pick<ProgrammeLine, 'dueOn'>, { status }: Cell, on: string): boolean =>
  status === 'late' || (dueOn !== null && dueOn < on && status !== 'done');
