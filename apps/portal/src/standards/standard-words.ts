import { type Proposal, type Statement, standardFeedbackSchema, statementSchema } from '@rep/domain';
import type { Option } from '../forms/field.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  icb: 'Integrated care board',
  'sen-support': 'SEN Support',
  'ehc-plan': 'EHC plan',
  'notional-sen': 'Notional SEN budget',
  'post-16': 'Post-16',
  'social-emotional-and-mental-health': 'Social, emotional and mental health',
  'high-needs': 'High needs budget',
  'not-stated': 'The sources do not say',
};

/** A code of the standards as people read it. */
export function codeWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return SPECIAL[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
/** Several codes; all of a list are named as one. */
export const codesOf = (codes: readonly string[], list: readonly string[], all: string): readonly string[] =>
  codes.length === list.length ? [all] : codesWords(codes);
export const codesWords = (codes: readonly string[]): readonly string[] => codes.map(codeWords);
export const optionsOf = (codes: readonly string[]): readonly Option[] =>
  codes.map((value) => ({ value, text: codeWords(value) }));

const { shape } = statementSchema;
/** The code lists of a statement, as the schema has them. */
export const CODES = {
  areasOfNeed: shape.areasOfNeed.element.options,
  phases: shape.phases.element.options,
  tiers: shape.tiers.element.options,
  provider: shape.provider.options,
  budget: shape.budget.options,
  evidence: shape.evidence.options,
  practiceGuide: shape.practiceGuide.unwrap().options,
  status: shape.status.options,
  voice: standardFeedbackSchema.shape.voice.options,
} as const;

const COLOURS: Readonly<Record<Statement['status'], string>> = {
  draft: 'grey',
  test: 'light-blue',
  published: 'green',
  withdrawn: 'red',
};
export const statusTag = (status: Statement['status']) => ({
  text: codeWords(status),
  tag: COLOURS[status],
});

const STATES: Readonly<Record<Proposal['state'], { readonly text: string; readonly tag: string }>> = {
  proposed: { text: 'Proposed', tag: 'light-blue' },
  consulting: { text: 'Consulting', tag: 'blue' },
  accepted: { text: 'Accepted', tag: 'turquoise' },
  rejected: { text: 'Rejected', tag: 'grey' },
  published: { text: 'Published', tag: 'green' },
};
export const proposalTag = (state: Proposal['state']) => STATES[state];
export const PROPOSAL_STATES = Object.entries(STATES).map(([value, { text }]) => ({ value, text }));
