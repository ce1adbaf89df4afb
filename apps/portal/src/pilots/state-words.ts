import type { PilotArea, PilotAreaState, PilotState } from '@rep/domain';

type Words = { readonly tag: string; readonly colour: string; readonly text: string };

const PILOT_WORDS: Readonly<Record<PilotState, Words>> = {
  draft: { tag: 'Draft', colour: 'grey', text: 'It is being written.' },
  consulting: { tag: 'Consulting', colour: 'light-blue', text: 'Its areas are asked to agree.' },
  agreed: {
    tag: 'Agreed',
    colour: 'turquoise',
    text: 'Every area has answered and at least one agreed. It is not submitted yet.',
  },
  submitted: { tag: 'Submitted', colour: 'blue', text: 'DfE policy has it before them.' },
  approved: {
    tag: 'Approved',
    colour: 'turquoise',
    text: 'DfE policy approved it. Its protocol is not frozen yet.',
  },
  registered: { tag: 'Registered', colour: 'purple', text: 'Its protocol is frozen. No area is live yet.' },
  live: { tag: 'Live', colour: 'green', text: 'At least one area is live.' },
  paused: { tag: 'Paused', colour: 'orange', text: 'No area is live now. What families have goes on.' },
  refined: { tag: 'Refined', colour: 'grey', text: 'Its next cycle took over.' },
  ended: { tag: 'Ended', colour: 'grey', text: 'It is over. Its data are kept.' },
  withdrawn: { tag: 'Withdrawn', colour: 'grey', text: 'It was withdrawn before it ran.' },
  superseded: { tag: 'Superseded', colour: 'grey', text: 'Another pilot took its place.' },
};
export const pilotWords = (state: PilotState): Words => PILOT_WORDS[state];

const AREA_WORDS: Readonly<Record<PilotAreaState, Words>> = {
  invited: { tag: 'Invited', colour: 'light-blue', text: 'It has not answered yet.' },
  agreed: { tag: 'Agreed', colour: 'turquoise', text: 'It agreed and is not live yet.' },
  declined: { tag: 'Declined', colour: 'grey', text: 'It said no.' },
  live: { tag: 'Live', colour: 'green', text: 'It tries the pilot.' },
  paused: { tag: 'Paused', colour: 'orange', text: 'Nothing new begins. What families have goes on.' },
  withdrawn: { tag: 'Withdrawn', colour: 'grey', text: 'It no longer takes part.' },
  ended: { tag: 'Ended', colour: 'grey', text: 'The pilot is over here.' },
};
export const areaWords = (state: PilotAreaState): Words => AREA_WORDS[state];

const CAUSES: Readonly<Record<PilotArea['holds'][number]['cause'], string>> = {
  authority: 'The authority paused it',
  dfe: 'DfE paused it',
  guardrail: 'A guardrail paused it',
  gate: 'A gate closed',
  halt: 'The strand is halted',
};
/** Why an area is paused, a sentence for each hold. */
export const holdsInWords = ({ holds }: PilotArea) =>
  holds.map(({ cause, reason, at }) => ({ cause: CAUSES[cause], reason, at }));
