import { builder } from './builder.ts';
import { DEFAULT_PAGE, toPage, toQuestion } from './observation-arguments.ts';
import { ObservationConnection } from './observation-connection.ts';
import { selectedNames } from './selected-names.ts';

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

builder.queryFields((t) => ({
  observations: t.field({
    type: ObservationConnection,
    description:
      'Published rows in the order of area (by its current code), period and breakdown, as they were known at a time.',
    args: {
      filter: t.arg({ type: Filter, required: true }),
      measures: t.arg.stringList({ description: 'Names or ids; rows with none of them are left out.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By the clock of recording; now where it is left out.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE, description: 'At most 500.' }),
      after: t.arg.string(),
    },
    resolve: (_root, { filter, measures, asOf, first, after }, { answer }, info) => {
      const names = selectedNames(info);
      const extras = {
        totalCount: names.has('totalCount'),
        unsettled: names.has('mayChange'),
        settled: names.has('settled'),
        standing: names.has('asOf'),
      };
      return answer(toQuestion(filter, { measures, asOf }), { page: toPage(first, after), extras });
    },
  }),
}));
