/** Who may be put under a duty that is faster than the statute. A family, a setting or the Tribunal is none of them. */
export const DUTY_HOLDERS = ['authority', 'icb', 'mediation-adviser'] as const;
export type DutyHolder = (typeof DUTY_HOLDERS)[number];

/** What the law says about one clock. A pilot may only be faster (`at-most`), or give a family longer (`at-least`). */
type StatutoryLimit = {
  readonly duty: string;
  readonly holders: readonly DutyHolder[];
  readonly unit: 'calendar-days' | 'working-days';
  readonly bound: 'at-most' | 'at-least';
  readonly limit: number;
  readonly citation: string;
};

const SEND_REGULATIONS = 'Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)';
const MEDIATION_PROCESS = 'https://www.ipsea.org.uk/the-mediation-process';
const SEND18 = `${SEND_REGULATIONS}, reg 44; HM Courts and Tribunals Service form SEND18`;
const DEVON = 'R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)';
const at = (
  bound: StatutoryLimit['bound'],
  limit: number,
  unit: StatutoryLimit['unit'],
): Pick<StatutoryLimit, 'bound' | 'limit' | 'unit'> => ({ bound, limit, unit });
const authority = ['authority'] as const;
const adviser = ['mediation-adviser'] as const;

/**
 * Every statutory clock that a parameter may name, in the unit of the regulations (weeks are seven days). Families' own
 * time limits (two months to contact the adviser, the appeal deadline) are not here: no pilot can vary them.
 */
export const STATUTORY_LIMITS = {
  'decide-whether-to-assess': {
    duty: 'decide whether to assess, and tell the family',
    holders: authority,
    ...at('at-most', 42, 'calendar-days'),
    citation: `${SEND_REGULATIONS}, reg 5(1): 6 weeks`,
  },
  'give-advice': {
    duty: 'answer a request for information and advice',
    holders: ['authority', 'icb'],
    ...at('at-most', 42, 'calendar-days'),
    citation: `${SEND_REGULATIONS}, reg 8: 6 weeks`,
  },
  'refuse-to-issue-a-plan': {
    duty: 'tell the family that no plan will be issued',
    holders: authority,
    ...at('at-most', 112, 'calendar-days'),
    citation: `${SEND_REGULATIONS}, reg 10: 16 weeks`,
  },
  'wait-for-representations': {
    duty: 'wait for what the family says about the draft plan, counting the day it was served',
    holders: authority,
    ...at('at-least', 15, 'calendar-days'),
    citation: `${SEND_REGULATIONS}, reg 13(1)(a): at least 15 days`,
  },
  'issue-the-final-plan': {
    duty: 'send the finalised plan',
    holders: authority,
    ...at('at-most', 140, 'calendar-days'),
    citation: `${SEND_REGULATIONS}, reg 13(2): 20 weeks`,
  },
  'decide-after-review': {
    duty: 'decide after a review meeting, with the proposed amendments',
    holders: authority,
    ...at('at-most', 28, 'calendar-days'),
    citation: `${DEVON}: 4 weeks`,
  },
  'issue-the-amended-plan': {
    duty: 'send the final amended plan after a review meeting',
    holders: authority,
    ...at('at-most', 84, 'calendar-days'),
    citation: `${DEVON}: 12 weeks`,
  },
  'tell-the-icb': {
    duty: 'tell the integrated care board that mediation is wanted',
    holders: authority,
    ...at('at-most', 3, 'working-days'),
    citation: MEDIATION_PROCESS,
  },
  'arrange-mediation': {
    duty: 'arrange the mediation, and take part in it',
    holders: ['authority', 'icb'],
    ...at('at-most', 30, 'calendar-days'),
    citation: MEDIATION_PROCESS,
  },
  'certify-no-mediation': {
    duty: 'issue the certificate when mediation is not wanted',
    holders: adviser,
    ...at('at-most', 3, 'working-days'),
    citation: `${SEND_REGULATIONS}, reg 34`,
  },
  'certify-mediation': {
    duty: 'issue the certificate after the mediation',
    holders: adviser,
    ...at('at-most', 3, 'working-days'),
    citation: 'SEND Code of Practice: 0 to 25 years',
  },
  'certify-deemed-mediation': {
    duty: 'issue the certificate when the mediation could not be arranged in time',
    holders: adviser,
    ...at('at-most', 3, 'working-days'),
    citation: MEDIATION_PROCESS,
  },
  'start-assessment-after-agreement': {
    duty: 'start the assessment that was agreed or ordered',
    holders: authority,
    ...at('at-most', 14, 'calendar-days'),
    citation: `${SEND18}: 2 weeks`,
  },
  'amend-the-plan-after-agreement': {
    duty: 'amend the plan as was agreed or ordered',
    holders: authority,
    ...at('at-most', 35, 'calendar-days'),
    citation: `${SEND18}: 5 weeks`,
  },
} as const satisfies Record<string, StatutoryLimit>;

export type StatutoryClock = keyof typeof STATUTORY_LIMITS;
export const STATUTORY_CLOCKS = Object.keys(STATUTORY_LIMITS) as readonly StatutoryClock[];
/** The law on one clock, in general words. */
export const statutoryLimit = (clock: StatutoryClock): StatutoryLimit => STATUTORY_LIMITS[clock];

/** What breaks the law about a clock in running from `from` to `to`, as one sentence; undefined when nothing does. */
export function statutoryProblem(clock: StatutoryClock, from: number, to: number): string | undefined {
  const { bound, limit, unit, duty, citation } = statutoryLimit(clock);
  const words = `${limit} ${unit === 'working-days' ? 'working days' : 'days'}`;
  if (bound === 'at-most' && to > limit) {
    return `Set it to ${words} or fewer: the law allows no longer to ${duty} (${citation}).`;
  }
  if (bound === 'at-least' && from < limit) {
    return `Set it to ${words} or more: the law allows no less to ${duty} (${citation}).`;
  }
  return undefined;
}
