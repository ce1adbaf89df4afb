import { type PilotPlanDraft, PUBLIC_STATEMENT } from '@rep/domain';

/** Far enough ahead that the window of an example is never over when somebody first looks at it. */
const WINDOW = { from: '2027-01-01', to: '2027-12-31' };
const told = (words: string): string => `An example, made up for practice. ${words} ${PUBLIC_STATEMENT}`;
const common: PilotPlanDraft = { outcomeWindow: WINDOW, ethicsReference: null };

/** Mediation that families find worth asking for (domain.md 2.2): more people who can decide, agreements that are kept. */
export const MEDIATION_PLAN: PilotPlanDraft = {
  ...common,
  question:
    'Do more families choose mediation when they know that somebody who can decide will be there, and that what is agreed is followed up?',
  theoryOfChange:
    'Authorities that sent nobody who could decide, and agreements that were not kept, are known failings. A decision-maker at the table and a report on every agreed action make mediation worth asking for. Taking part stays voluntary for families.',
  primaryIndicator: { id: 'mediation-take-up', version: 1, better: 'higher' },
  guardrails: [
    {
      ...{ id: 'felt-pressured', version: 1, mandatory: true },
      stop: { when: 'above', threshold: 10, action: 'pause' },
    },
    {
      ...{ id: 'days-decision-to-certificate', version: 1, mandatory: true },
      stop: { when: 'above', threshold: 30, action: 'notify' },
    },
  ],
  sample: { unit: 'contacts with a mediation adviser', size: 300 },
  smallestEffect: { value: 8, unit: 'percentage points' },
  dataNeeded: [
    'Dates of contact, mediation and certificate',
    'Who attended and could decide',
    'Agreed actions',
  ],
  burden: [
    { who: 'caseworkers', task: 'Record who attended and what was agreed', minutesPerWeek: 30 },
    { who: 'families', task: 'A short survey that nobody has to answer', minutesPerWeek: 5 },
  ],
  publicText: told('Some areas try out better prepared mediation, which stays voluntary for families.'),
};

/** Advisory lists as a help for a family's choice (domain.md 2.1), never a limit on it. */
export const LISTS_PLAN: PilotPlanDraft = {
  ...common,
  question:
    'Does an advisory list of settings help families to see what there is, without narrowing what they ask for?',
  theoryOfChange:
    'Families who see which settings teach their child’s phase and are open ask for a place sooner and with less searching. The list is advice: any setting can be asked for, whether or not it is on the list.',
  primaryIndicator: { id: 'parent-clarity', version: 1, better: 'higher' },
  guardrails: [
    {
      ...{ id: 'off-list-request', version: 1, mandatory: true },
      stop: { when: 'below', threshold: 15, action: 'notify' },
    },
    {
      ...{ id: 'off-list-named', version: 1, mandatory: true },
      stop: { when: 'below', threshold: 40, action: 'pause' },
    },
  ],
  sample: { unit: 'draft plans', size: 240 },
  smallestEffect: { value: 0.4, unit: 'points of five' },
  dataNeeded: [
    'Date of the list and of the draft plan',
    'Settings on the list',
    'Setting asked for, and setting named',
  ],
  burden: [{ who: 'caseworkers', task: 'Draw up and explain a list', minutesPerWeek: 90 }],
  publicText: told('Some areas give families a list of settings beside the draft plan, as advice.'),
};

/** Standards tried in settings that agreed (domain.md 2.3): universal provision and SEN Support first. */
export const STANDARDS_PLAN: PilotPlanDraft = {
  ...common,
  question: 'Do settings that try a statement of what is ordinarily available give support sooner?',
  theoryOfChange:
    'Where it is written down what is ordinarily available, staff and families know what to expect before anybody asks for a plan. Universal provision and SEN Support are tried first, as the most deliverable in the system of today.',
  primaryIndicator: { id: 'standard-met', version: 1, better: 'higher' },
  guardrails: [
    {
      ...{ id: 'staff-minutes', version: 1, mandatory: true },
      stop: { when: 'above', threshold: 60, action: 'notify' },
    },
    {
      ...{ id: 'complaints-upheld', version: 1, mandatory: true },
      stop: { when: 'above', threshold: 25, action: 'pause' },
    },
  ],
  sample: { unit: 'settings', size: 24 },
  smallestEffect: { value: 10, unit: 'percentage points' },
  dataNeeded: ['Statements met, by setting and phase', 'Days from identification to support'],
  burden: [{ who: 'SENCOs', task: 'Answer an audit of a statement each term', minutesPerWeek: 20 }],
  publicText: told('Some settings that agreed try out statements of what good support looks like.'),
};
