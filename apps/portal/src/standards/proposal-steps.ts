import { londonDay, type Proposal, standardFeedbackSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { type Answers, textOf, ticked, typedDay } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { mayEnter, type Room } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { readPilots } from '../pilots/read-pilots.ts';
import type { FoundProposal } from './read-standards.ts';
import { CODES, optionsOf } from './standard-words.ts';
import { publishProposedForm } from './statement-forms.ts';

type StepForm = Pick<Form, 'fields' | 'take'> & Partial<Pick<Form, 'saved' | 'check' | 'intro'>>;
export type ProposalStep = {
  readonly title: string;
  readonly button: string;
  readonly room: Room;
  /** Whether it is its turn. Who may take it is the room's to say. */
  fits(proposal: Proposal, today: string, account: string): boolean;
  form(visit: Visit, found: FoundProposal): StepForm | Promise<StepForm>;
};

const { voice } = standardFeedbackSchema.shape;
const day = (answers: Answers, name: string): string => textOf(answers, name) ?? '';

const openConsultation: ProposalStep = {
  ...{ title: 'Open the consultation', button: 'Open it', room: 'publish-standards' },
  fits: ({ state }) => state === 'proposed',
  form: (visit, { id, href }) => ({
    fields: [
      { name: 'from', type: 'day', label: 'First day' },
      { name: 'to', type: 'day', label: 'Ends on', hint: 'The first day on which no answer is taken.' },
      { name: 'asked', type: 'checkboxes', label: 'Who is asked?', options: optionsOf(CODES.voice) },
    ],
    saved: typedDay('from', londonDay(new Date().toISOString())),
    take: async (answers, expectedVersion) => {
      const asked = ticked(answers, 'asked').map((each) => voice.parse(each));
      const input = { id, from: day(answers, 'from'), to: day(answers, 'to'), asked, expectedVersion };
      await visit.services.national.call((client) =>
        client.standards.proposals.openConsultation.mutate(input),
      );
      return href;
    },
  }),
};

const isOpen = ({ state, consultation }: Proposal, today: string): boolean =>
  state === 'consulting' && consultation !== null && consultation.from <= today && today < consultation.to;

const answer: ProposalStep = {
  ...{ title: 'Record what a group answered', button: 'Record it', room: 'answer-standards' },
  fits: isOpen,
  form: (visit, { held, id, href }) => ({
    intro: ['By group, never by name.'],
    fields: [
      {
        ...{ name: 'voice', type: 'radios', label: 'Which group?' },
        options: optionsOf(held.content.consultation?.asked ?? []),
      },
      { name: 'said', type: 'lines', most: 2_000, label: 'What did it say?' },
    ],
    take: async (answers) => {
      const input = { id, voice: voice.parse(textOf(answers, 'voice')), said: textOf(answers, 'said') ?? '' };
      await visit.services.national.call((client) => client.standards.proposals.answer.mutate(input));
      return href;
    },
  }),
};

const OUTCOMES = [
  { value: 'accepted', text: 'Accept it' },
  { value: 'rejected', text: 'Reject it' },
];

const decide: ProposalStep = {
  ...{ title: 'Decide', button: 'Decide', room: 'publish-standards' },
  fits: ({ state, consultation, proposedBy }, today, account) =>
    state === 'consulting' && consultation !== null && today >= consultation.to && proposedBy !== account,
  form: (visit, { id, href }) => ({
    fields: [
      { name: 'outcome', type: 'radios', label: 'What is decided?', options: OUTCOMES },
      { name: 'reason', type: 'lines', most: 2_000, label: 'Why?' },
      {
        name: 'dissent',
        type: 'lines',
        most: 2_000,
        optional: true,
        label: 'Who saw it otherwise, and why?',
      },
      { name: 'wouldChange', type: 'lines', most: 1_000, label: 'What would change the decision?' },
    ],
    take: async (answers, expectedVersion) => {
      const outcome = textOf(answers, 'outcome') === 'accepted' ? 'accepted' : 'rejected';
      const words = { reason: textOf(answers, 'reason') ?? '', dissent: textOf(answers, 'dissent') };
      const wouldChange = textOf(answers, 'wouldChange') ?? '';
      await visit.services.national.call((client) =>
        client.standards.proposals.decide.mutate({ id, outcome, ...words, wouldChange, expectedVersion }),
      );
      return href;
    },
  }),
};

const publish: ProposalStep = {
  ...{ title: 'Publish the version that came of it', button: 'Publish', room: 'publish-standards' },
  fits: ({ state }) => state === 'accepted',
  form: publishProposedForm,
};

const move: ProposalStep = {
  ...{ title: 'Plan when a pilot moves to it', button: 'Plan it', room: 'move-to-standards' },
  fits: ({ state }) => state === 'published',
  form: async (visit, { id, href }) => {
    const { repId } = visit.account;
    if (repId === null) throw new HttpProblem(403, 'Ask a lead authority: only they move their pilots.');
    const pilots = await readPilots(visit.services.partnership(repId));
    return {
      fields: [
        {
          ...{ name: 'pilotId', type: 'radios', label: 'Which pilot?' },
          options: pilots.map(({ id: value, title }) => ({ value, text: title })),
        },
        { name: 'on', type: 'day', label: 'When does it move?' },
      ],
      take: async (answers, expectedVersion) => {
        const moved = { pilotId: textOf(answers, 'pilotId') ?? '', repId, on: day(answers, 'on') };
        await visit.services.national.call((client) =>
          client.standards.proposals.planMove.mutate({ id, ...moved, expectedVersion }),
        );
        return href;
      },
    };
  },
};

/** The steps of a proposal by their address, in the order in which they come. */
export const PROPOSAL_STEPS: Readonly<Record<string, ProposalStep>> = {
  consult: openConsultation,
  answer,
  decide,
  publish,
  move,
};

/** The steps that the visitor may take now. */
export const openSteps = ({ account }: Visit, proposal: Proposal) =>
  Object.entries(PROPOSAL_STEPS).filter(
    ([, step]) =>
      mayEnter(account.role, step.room) &&
      step.fits(proposal, londonDay(new Date().toISOString()), account.account),
  );
