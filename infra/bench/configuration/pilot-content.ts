import { type PilotPlanDraft, PUBLIC_STATEMENT } from '@rep/domain';

const told = (words: string): string => `${words} `.repeat(4).trim();

/** A whole plan, about as long as people write. */
export const planOf = (areas: readonly string[], variantId: string): PilotPlanDraft => ({
  question: told('Do more families choose mediation when somebody who can decide will be there?'),
  theoryOfChange: told(
    'A decision-maker at the table and a report on every action make it worth asking for.',
  ),
  design: { areas: [...areas], comparisonAreas: [], phaseIn: [], allocation: null },
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
  outcomeWindow: { from: '2027-01-01', to: '2027-12-31' },
  sample: { unit: 'contacts with a mediation adviser', size: 300 },
  smallestEffect: { value: 8, unit: 'percentage points' },
  dataNeeded: ['Dates of contact, mediation and certificate', 'Who attended and could decide'],
  burden: [{ who: 'caseworkers', task: 'Record who attended and what was agreed', minutesPerWeek: 30 }],
  ethicsReference: null,
  publicText: `Some areas try out better prepared mediation. ${PUBLIC_STATEMENT}`,
  variant: { id: variantId, version: 1 },
});
