import type { RepId } from '@rep/contracts';
import { drafterOf, type Step } from './step.ts';

type Place = { readonly repId: RepId; readonly laCode: string };
const QUESTION = 'commissioning-dates';

/** Regions Group asks the authority about its plan, and is answered. */
export const askedAndAnswered = (planId: string, { repId, laCode }: Place): readonly Step[] => [
  {
    ...{ of: planId, by: { account: `regions-group-${repId}-1` } },
    take: ({ inclusionPlans }) =>
      inclusionPlans.ask.mutate({
        ...{ planId, id: QUESTION },
        text: 'Example: when does the commissioning of early language support begin?',
      }),
  },
  {
    ...{ of: planId, by: drafterOf(laCode) },
    take: ({ inclusionPlans }) =>
      inclusionPlans.answer.mutate({
        ...{ planId, id: QUESTION },
        text: 'Example: in the first school term after the plan comes into force.',
      }),
  },
];

/** DfE policy looks at gate G1 of an area; its decision is kept with who disagreed, and what would change it. */
export const gateLookedAt = (pilotId: string, laCode: string): Step => ({
  ...{ of: pilotId, by: { account: 'dfe-policy' } },
  take: ({ pilots }) =>
    pilots.decideGate.mutate({
      ...{ pilotId, laCode, gate: 'G1', snapshot: null, waiver: null },
      dissent: 'Example: one reviewer would have let the area go on under its plan of last year.',
      wouldChange: 'Example: the decision of Regions Group on the inclusion plan of the area.',
    }),
});
