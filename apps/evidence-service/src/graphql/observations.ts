import { type Answer, type AnsweredRow, answer } from '../observations/answer.ts';
import {
  countObservations,
  hasUnsettledRow,
  listMeasures,
  type StoredMeasure,
} from '../observations/observation.repository.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { DEFAULT_PAGE, toPage, toQuestion } from './observation-arguments.ts';

const Period = builder.objectRef<AnsweredRow>('Period');
Period.implement({
  fields: (t) => ({
    timePeriod: t.string({ resolve: ({ row }) => row.time_period }),
    timeIdentifier: t.string({ resolve: ({ row }) => row.time_identifier }),
  }),
});
const Breakdown = builder.objectRef<AnsweredRow>('Breakdown');
Breakdown.implement({
  fields: (t) => ({
    topic: t.string({ resolve: ({ row }) => row.topic }),
    breakdown: t.string({ resolve: ({ row }) => row.breakdown }),
  }),
});
const Release = builder.objectRef<AnsweredRow>('Release');
Release.implement({
  fields: (t) => ({
    name: t.string({ resolve: ({ row }) => row.release_name }),
    version: t.string({ resolve: ({ row }) => row.release_version }),
  }),
});
const MeasureValue = builder.objectRef<AnsweredRow['values'][number]>('MeasureValue');
MeasureValue.implement({
  fields: (t) => ({
    measure: t.exposeString('measure'),
    value: t.field({ type: 'PublishedValue', resolve: ({ value }) => value }),
  }),
});

const Observation = builder.objectRef<AnsweredRow>('Observation');
Observation.implement({
  description: 'One published row in the version that was current at the time of the answer.',
  fields: (t) => ({
    areaCode: t.string({ description: 'As printed.', resolve: ({ row }) => row.area_code }),
    areaName: t.string({ resolve: ({ row }) => row.area_name }),
    level: t.field({ type: 'GeographicLevel', resolve: ({ row }) => row.level }),
    period: t.field({ type: Period, resolve: (answered) => answered }),
    breakdown: t.field({ type: Breakdown, resolve: (answered) => answered }),
    values: t.field({ type: [MeasureValue], resolve: ({ values }) => [...values] }),
    release: t.field({ type: Release, resolve: (answered) => answered }),
    recordedAt: t.field({ type: 'DateTime', resolve: ({ row }) => row.recorded_at }),
    arm: t.string({ nullable: true, resolve: ({ row }) => row.arm }),
    settled: t.boolean({
      description: 'Whether a later version is held, so that this one stays the answer for the time asked.',
      resolve: (answered) => answered.settled(),
    }),
  }),
});

const Edge = builder.objectRef<AnsweredRow>('ObservationEdge');
Edge.implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    node: t.field({ type: Observation, resolve: (answered) => answered }),
  }),
});
const PageInfo = builder.objectRef<Answer>('PageInfo');
PageInfo.implement({
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    endCursor: t.string({ nullable: true, resolve: ({ rows }) => rows.at(-1)?.cursor ?? null }),
  }),
});

const standing = (context: GraphqlContext) =>
  context.conservation({ producer: null, from: null, to: null }).then(({ totals }) => totals);

const AsOf = builder.objectRef<{ answered: Answer; totals: ReturnType<typeof standing> }>('AsOf');
AsOf.implement({
  description: 'How complete the answer is and whether it can still change. Counts are of all producers.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: ({ answered }) => answered.question.asOf }),
    complete: t.boolean({
      description: 'Whether everything that was produced has been received.',
      resolve: async ({ totals }) => (await totals).inFlight === 0,
    }),
    inFlight: t.int({ resolve: async ({ totals }) => (await totals).inFlight }),
    missing: t.int({ resolve: async ({ totals }) => (await totals).missing }),
    quarantined: t.int({ resolve: async ({ totals }) => (await totals).quarantined }),
    mayChange: t.boolean({
      description: 'False only where nothing is in flight and every row of the whole answer is settled.',
      resolve: async ({ answered, totals }, _args, { db }) =>
        (await totals).inFlight > 0 ||
        answered.rows.length === 0 ||
        (await hasUnsettledRow(db, answered.question)),
    }),
  }),
});

const Connection = builder.objectRef<Answer>('ObservationConnection');
Connection.implement({
  fields: (t) => ({
    edges: t.field({ type: [Edge], resolve: ({ rows }) => [...rows] }),
    pageInfo: t.field({ type: PageInfo, resolve: (answered) => answered }),
    totalCount: t.int({ resolve: ({ question }, _args, { db }) => countObservations(db, question) }),
    asOf: t.field({
      type: AsOf,
      resolve: (answered, _args, context) => ({ answered, totals: standing(context) }),
    }),
  }),
});

const Filter = builder.inputType('ObservationFilter', {
  fields: (t) => ({
    dataset: t.string({ required: true }),
    areas: t.stringList({ description: 'Any code that an area has or had.' }),
    partnership: t.id({ description: 'The authorities that are in it today.' }),
    from: t.int({ description: 'Year: the first four digits of a period.' }),
    to: t.int({ description: 'Year, included.' }),
    breakdown: t.string({ description: 'As "topic: breakdown".' }),
    defaultBreakdown: t.boolean({ description: 'Only rows whose topic is their breakdown.' }),
    levels: t.field({ type: ['GeographicLevel'] }),
  }),
});

const Measure = builder.objectRef<StoredMeasure>('Measure');
Measure.implement({
  fields: (t) => ({
    id: t.id({ description: '<dataset>.<name>', resolve: ({ dataset, name }) => `${dataset}.${name}` }),
    dataset: t.exposeString('dataset'),
    name: t.exposeString('name'),
  }),
});

builder.queryFields((t) => ({
  measures: t.field({
    type: [Measure],
    args: { dataset: t.arg.string() },
    resolve: (_root, { dataset }, { db }) => listMeasures(db, dataset ?? null),
  }),
  observations: t.field({
    type: Connection,
    description:
      'Published rows in the order of area (by its current code), period and breakdown, as they were known at a time.',
    args: {
      filter: t.arg({ type: Filter, required: true }),
      measures: t.arg.stringList({ description: 'Names or ids; rows with none of them are left out.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By the clock of recording; now where it is left out.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE, description: 'At most 500.' }),
      after: t.arg.string(),
    },
    resolve: async (_root, { filter, measures, asOf, first, after }, { db }) =>
      answer(db, await toQuestion(db, filter, { measures, asOf }), toPage(first, after)),
  }),
}));
