import type { LineReport, ProgrammeLine, Reporter } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { Words } from '../reading/sections.ts';

export type ReportStatus = LineReport['status'] | 'missing';

const REPORTED: Readonly<Record<ReportStatus, Words>> = {
  missing: { text: 'Not reported', tag: 'grey' },
  'not-started': { text: 'Not started', tag: 'light-blue' },
  'on-track': { text: 'On track', tag: 'green' },
  'at-risk': { text: 'At risk', tag: 'yellow' },
  late: { text: 'Late', tag: 'red' },
  done: { text: 'Done', tag: 'turquoise' },
};
export const reportTag = (status: ReportStatus): Words => REPORTED[status];

const REGISTERED: Readonly<Record<ProgrammeLine['status'], Words>> = {
  'not-reported': { text: 'Not reported', tag: 'grey' },
  planned: { text: 'Planned', tag: 'light-blue' },
  'under-way': { text: 'Under way', tag: 'blue' },
  delivered: { text: 'Delivered', tag: 'green' },
  halted: { text: 'Halted', tag: 'red' },
  superseded: { text: 'Superseded', tag: 'purple' },
};
export const lineTag = (status: ProgrammeLine['status']): Words => REGISTERED[status];

/** A day, and what the source says of the time in its own words. */
export function dueWords({ dueOn, dueAsPrinted }: Pick<ProgrammeLine, 'dueOn' | 'dueAsPrinted'>): string {
  const printed = dueAsPrinted === null ? '' : `“${dueAsPrinted}”`;
  if (dueOn === null) return printed || 'The source gives no day';
  return printed ? `${formatDay(dueOn)} (${printed})` : formatDay(dueOn);
}

export const reporterName = (reporter: Reporter): string =>
  reporter === 'partnership' ? 'The partnership' : areaName(reporter);
export const periodWords = ({ from, to }: Pick<LineReport, 'from' | 'to'>): string =>
  `${formatDay(from)} until before ${formatDay(to)}`;
