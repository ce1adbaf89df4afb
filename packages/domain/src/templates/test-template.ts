import { told } from '../../test/told.ts';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { Taking } from '../records/change.ts';
import type { LawChange } from './law-change.ts';
import { type Template, templateSchema } from './template.ts';

/** A small strand for tests: one parameter of each way that the rules tell apart. */
const source = { basis: 'pilot-choice', citation: 'a test' } as const;
const about = { source, reason: 'A test needs it.' } as const;

export const PARAMETERS = {
  shortest: {
    ...about,
    name: 'shortest-list',
    label: 'Shortest list',
    type: 'integer',
    unit: 'settings',
    default: 2,
    range: { min: 1, max: 10 },
    whoMayVary: 'authority',
    effect: { kind: 'list-length', bound: 'shortest' },
  },
  longest: {
    ...about,
    name: 'longest-list',
    label: 'Longest list',
    type: 'integer',
    unit: 'settings',
    default: 5,
    range: { min: 1, max: 20 },
    whoMayVary: 'authority',
    effect: { kind: 'list-length', bound: 'longest' },
  },
  arrange: {
    ...about,
    name: 'arrange-within',
    label: 'Arrange the mediation within',
    type: 'calendar-days',
    unit: 'calendar-days',
    default: 30,
    range: { min: 5, max: 30 },
    whoMayVary: 'partnership',
    effect: { kind: 'statutory-duty', on: 'authority', clock: 'arrange-mediation' },
  },
  formats: {
    ...about,
    name: 'formats',
    label: 'Formats',
    type: 'codes',
    unit: null,
    default: ['print'],
    codes: [
      { code: 'print', label: 'Print' },
      { code: 'easy-read', label: 'Easy read' },
    ],
    least: 1,
    whoMayVary: 'partnership',
    effect: { kind: 'offer', to: 'families', of: 'format' },
  },
  fixed: {
    ...about,
    name: 'explains-rights',
    label: 'The authority explains the rights',
    type: 'boolean',
    unit: null,
    default: true,
    whoMayVary: 'nobody',
    effect: { kind: 'practice-duty', on: 'authority', does: 'explain' },
  },
} as const;

export const templateOf = (parameters: readonly unknown[], version = 1): Template =>
  templateSchema.parse({
    strand: 'tailored-lists',
    title: 'A strand for tests',
    version,
    purpose: 'Proves the rules.',
    parameters,
    orderings: [],
  });

export const TEMPLATE: Template = {
  ...templateOf(Object.values(PARAMETERS)),
  orderings: [{ lesser: 'shortest-list', greater: 'longest-list' }],
};

export const LAW: LawChange = {
  id: 'mediation-act',
  what: 'mediation',
  enactment: 'An Act for tests',
  citation: '2027 c. 1',
  commencesOn: '2027-09-01',
  expiresOn: '2028-09-01',
  areas: ['E09000003'],
  recordedBy: 'dfe-1',
  confirmedBy: 'dfe-2',
};
export const MANDATORY = {
  ...about,
  name: 'mediation-required',
  label: 'Mediation is required',
  type: 'boolean',
  unit: null,
  default: false,
  whoMayVary: 'authority',
  effect: { kind: 'required-of-families', what: 'mediation', lawChange: 'mediation-act' },
} as const;

export const LONDON = ['E09000003', 'E09000007', 'E09000010', 'E09000019'] as const;
export const FACTS = { members: LONDON, on: '2026-11-23', lawChanges: [] };

const person = (account: string, rest: Partial<Person>): Person => ({
  account,
  role: 'dfe-policy',
  repId: null,
  laCode: null,
  ...rest,
});
export const DFE_1 = person('dfe-1', {});
export const DFE_2 = person('dfe-2', {});
export const LEAD = person('lead', { role: 'lead-authority', repId: 'london', laCode: 'E09000003' });
export const MEMBER = person('member', { role: 'member-authority', repId: 'london', laCode: 'E09000007' });
export const taking = (by: Person): Taking => ({ by, now: '2026-11-23T09:00:00.000Z' });

/** A value that differs, with its reason. */
export const choice = (value: number | boolean | string | string[], reason = 'We try it.') => ({
  value,
  reason,
});
/** The codes of the refusals of a step, or an empty list when it was taken. */
export function refusedCodes(step: () => unknown): readonly string[] {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) {
      return told(error.refusals).map(({ code }) => code);
    }
    throw error;
  }
}

/** The content that a step makes of a record; a step without effect is a fault of the test. */
export function made<Content>(change: { readonly content: Content } | null): Content {
  if (change === null) throw new Error('the step had no effect');
  return change.content;
}
