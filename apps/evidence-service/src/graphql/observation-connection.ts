import { type Answer, type AnsweredRow, cursorOf } from '../observations/answer.ts';
import type { StandingAnswer } from '../observations/read-answer.ts';
import { AsOf } from './as-of.ts';
import { builder } from './builder.ts';
import { foreseen } from './foreseen.ts';
import { Observation } from './observation.ts';

const Edge = builder.objectRef<AnsweredRow>('ObservationEdge');
Edge.implement({
  fields: (t) => ({
    cursor: t.string({ resolve: cursorOf }),
    node: t.field({ type: Observation, resolve: (answered) => answered }),
  }),
});

const PageInfo = builder.objectRef<Answer>('PageInfo');
PageInfo.implement({
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    endCursor: t.string({
      nullable: true,
      resolve: ({ rows }) => {
        const last = rows.at(-1);
        return last ? cursorOf(last) : null;
      },
    }),
  }),
});

export const ObservationConnection = builder.objectRef<StandingAnswer>('ObservationConnection');
ObservationConnection.implement({
  fields: (t) => ({
    edges: t.field({ type: [Edge], resolve: ({ rows }) => rows }),
    pageInfo: t.field({ type: PageInfo, resolve: (answered) => answered }),
    totalCount: t.int({ resolve: ({ totalCount }) => foreseen(totalCount) }),
    asOf: t.field({
      type: AsOf,
      resolve: (answered) => ({ ...answered, totals: foreseen(answered.totals) }),
    }),
  }),
});
