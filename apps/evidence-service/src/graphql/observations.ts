import type { Totals } from '../conservation/statement.ts';
import { type Answer, type AnsweredRow, answer } from '../observations/answer.ts';
import { listMeasures, type StoredMeasure } from '../observations/observation.repository.ts';
import { builder } from './builder.ts';
import { DEFAULT_PAGE, toPage, toQuestion } from './observation-arguments.ts';
import { selectedNames } from './selected-names.ts';

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
      resolve: ({ row }) => row.settled,
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

/** An answer with the standing of everything produced, both of one snapshot. */
type Standing = Answer & { readonly totals: Totals | null };

/** A value that the query was searched for beforehand. */
function foreseen<T>(value: T | null): T {
  if (value === null) throw new Error('A field was resolved that nobody asked for.');
  return value;
}

const AsOf = builder.objectRef<Standing & { readonly totals: Totals }>('AsOf');
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

const Connection = builder.objectRef<Standing>('ObservationConnection');
Connection.implement({
  fields: (t) => ({
    edges: t.field({ type: [Edge], resolve: ({ rows }) => [...rows] }),
    pageInfo: t.field({ type: PageInfo, resolve: (answered) => answered }),
    totalCount: t.int({ resolve: ({ totalCount }) => foreseen(totalCount) }),
    asOf: t.field({
      type: AsOf,
      resolve: (answered) => ({ ...answered, totals: foreseen(answered.totals) }),
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
    resolve: (_root, { filter, measures, asOf, first, after }, { snapshot, conservation }, info) => {
      const names = selectedNames(info);
      const extras = { totalCount: names.has('totalCount'), unsettled: names.has('mayChange') };
      const page = toPage(first, after);
      return snapshot(async (db) => {
        const question = await toQuestion(db, filter, { measures, asOf });
        const answered = await answer(db, question, { page, extras });
        const everything = { producer: null, from: null, to: null };
        return {
          ...answered,
          totals: names.has('asOf') ? (await conservation(db, everything)).totals : null,
        };
      });
    },
  }),
}));
