import { formatTime } from '../http/format.ts';
import { describeChange } from '../http/standing.ts';
import type { MeasureAnswer } from './read-measure.ts';

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${what}: ${count.toLocaleString('en-GB')}`];

/** How complete the answer is and whether it can change or grow, in plain sentences. */
export function describeCompleteness(asOf: MeasureAnswer['asOf']): string {
  const { at, complete, ...counts } = asOf;
  const details = [
    ...counted(counts.inFlight, 'still on the way'),
    ...counted(counts.missing, 'missing'),
    ...counted(counts.quarantined, 'set aside because they could not be used'),
  ];
  const state = complete ? 'Everything sent up to then has arrived' : 'Not everything sent has arrived';
  const detail = details.length === 0 ? '' : ` (records ${details.join(', ')})`;
  return `Figures as at ${formatTime(at)}. ${state}${detail}. ${describeChange(asOf)}`;
}
