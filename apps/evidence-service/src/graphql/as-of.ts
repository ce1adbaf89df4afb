import type { Totals } from '../conservation/statement.ts';
import type { StandingAnswer } from '../observations/read-answer.ts';
import { builder } from './builder.ts';
import { foreseen } from './foreseen.ts';

export const AsOf = builder.objectRef<StandingAnswer & { readonly totals: Totals }>('AsOf');
AsOf.implement({
  description:
    'How complete the answer is and whether it can still change. Counts are of all producers and of now, when the rows were read, whatever time was asked for.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: ({ question }) => question.asOf }),
    complete: t.boolean({
      description:
        'Whether everything that is known to have been produced had been received when the rows were read.',
      resolve: ({ totals }) => totals.inFlight === 0,
    }),
    inFlight: t.int({ resolve: ({ totals }) => totals.inFlight }),
    missing: t.int({ resolve: ({ totals }) => totals.missing }),
    quarantined: t.int({ resolve: ({ totals }) => totals.quarantined }),
    mayChange: t.boolean({
      description:
        'Whether what the rows of the whole answer say can still change. False only where there are rows, all of them are settled and nothing is in flight. It does not speak of further rows: see mayGrow.',
      resolve: ({ totals, rows, unsettled }) =>
        totals.inFlight > 0 || rows.length === 0 || foreseen(unsettled),
    }),
    mayGrow: t.boolean({
      description:
        'Whether rows can still be added. Always true: a row of which no version is held may arrive at any time with an earlier time of recording.',
      resolve: () => true,
    }),
  }),
});
