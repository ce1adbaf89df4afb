import type { Parameter } from '../templates/parameter.ts';

type Source = Parameter['source'];
/** The published sources are silent: each pilot chooses within the range. */
export const pilotChoice = (why: string): Source => ({
  basis: 'pilot-choice',
  citation: `Not published; ${why}`,
});
export const published = (citation: string): Source => ({ basis: 'published', citation });
export const statute = (citation: string): Source => ({ basis: 'statute', citation });

export const PLAN = 'SEND and AP Improvement Plan, March 2023';
