import type { Ladder, LadderCondition } from './ladder.ts';

const PLAN = 'Local area inclusion plan: its delivery plan, and the conditions of its sign-off';
const DASHBOARD = 'Inclusion dashboard: outcomes and experiences';
const BUDGET = 'Inclusion dashboard: DSG cumulative balance as % of total budget';
const RECOVERY = 'The DSG management plan of the authority';

type Words = readonly [outcomes: string, finance: string];
const two = (rung: string, way: 'in' | 'out', words: Words, evidence: Words): LadderCondition[] => [
  { id: `${rung}-${way}-outcomes`, on: 'outcomes', words: words[0], evidence: evidence[0] },
  { id: `${rung}-${way}-finance`, on: 'finance', words: words[1], evidence: evidence[1] },
];

/**
 * The ladder while DfE policy has set none. Domain notes 2.8: a "holistic ladder" for areas that fail on outcomes and on
 * finance, with no published rungs. The four rungs and all words are proposals, to be replaced.
 */
export const DEFAULT_LADDER: Ladder = {
  representationDays: 14,
  rungs: [
    {
      ...{ id: 'monitoring', title: 'Monitoring' },
      entry: two(
        ...(['monitoring', 'in'] as const),
        ['A commitment of the plan in force is not delivered in its time.', 'The deficit is above its plan.'],
        [PLAN, BUDGET],
      ),
      exit: two(
        ...(['monitoring', 'out'] as const),
        ['The commitments are delivered.', 'The deficit is at or below its plan.'],
        [PLAN, BUDGET],
      ),
    },
    {
      ...{ id: 'support', title: 'Support' },
      entry: two(
        ...(['support', 'in'] as const),
        ['Under monitoring, delivery has not improved.', 'Under monitoring, the deficit has grown.'],
        [DASHBOARD, BUDGET],
      ),
      exit: two(
        ...(['support', 'out'] as const),
        ['Delivery has improved in two terms running.', 'The deficit has fallen in two returns running.'],
        [DASHBOARD, BUDGET],
      ),
    },
    {
      ...{ id: 'notice', title: 'Notice' },
      entry: two(
        ...(['notice', 'in'] as const),
        ['Agreed support was not taken up or brought no change.', 'The management plan is not carried out.'],
        [PLAN, RECOVERY],
      ),
      exit: two(
        ...(['notice', 'out'] as const),
        ['The points of the notice are met.', 'The management plan is carried out.'],
        [PLAN, RECOVERY],
      ),
    },
    {
      ...{ id: 'restriction', title: 'Restriction' },
      entry: two(
        ...(['restriction', 'in'] as const),
        ['The points of the notice are not met in its time.', 'The management plan has failed.'],
        [PLAN, RECOVERY],
      ),
      exit: two(
        ...(['restriction', 'out'] as const),
        ['The points of the notice are met.', 'A new management plan is agreed and carried out.'],
        [PLAN, RECOVERY],
      ),
    },
  ],
};
