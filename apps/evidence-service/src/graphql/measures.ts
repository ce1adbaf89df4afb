import { listMeasures, type StoredMeasure } from '../observations/measure.repository.ts';
import { builder } from './builder.ts';

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
}));
