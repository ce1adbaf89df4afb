import type { InclusionPlan, PlanState } from '@rep/domain';

type Words = { readonly tag: string; readonly colour: string; readonly text: string };

const WORDS: Readonly<Record<PlanState, Words>> = {
  drafted: { tag: 'Drafted', colour: 'grey', text: 'It is being written.' },
  'board-reviewed': {
    ...{ tag: 'Reviewed by the board', colour: 'light-blue' },
    text: 'The board of the SEND and AP Partnership has reviewed it. Its bodies are asked to agree.',
  },
  'partnership-signed-off': {
    ...{ tag: 'Signed off by the SEND and AP Partnership', colour: 'turquoise' },
    text: 'It can be submitted to Regions Group.',
  },
  submitted: { tag: 'Submitted', colour: 'blue', text: 'Regions Group judges it.' },
  'quality-assured': { tag: 'Quality-assured', colour: 'purple', text: 'Regions Group decides.' },
  returned: { tag: 'Returned', colour: 'orange', text: 'Regions Group sent it back with reasons.' },
  'in-force': { tag: 'In force', colour: 'green', text: 'Regions Group signed it off.' },
  amended: {
    tag: 'In force, being amended',
    colour: 'green',
    text: 'It stays in force until its amendment is signed off.',
  },
  superseded: { tag: 'Superseded', colour: 'grey', text: 'Another plan took its place.' },
  expired: { tag: 'Expired', colour: 'red', text: 'Its period is over.' },
};
export const planWords = (state: PlanState): Words => WORDS[state];

const OUTCOMES: Readonly<Record<NonNullable<InclusionPlan['decision']>['outcome'], string>> = {
  accept: 'Accepted',
  'accept-with-conditions': 'Accepted with conditions',
  return: 'Returned',
};
export const outcomeWords = (outcome: keyof typeof OUTCOMES): string => OUTCOMES[outcome];

const JUDGEMENTS: Readonly<Record<InclusionPlan['judgements'][number]['judgement'], string>> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
};
export const judgementWords = (judgement: keyof typeof JUDGEMENTS): string => JUDGEMENTS[judgement];
