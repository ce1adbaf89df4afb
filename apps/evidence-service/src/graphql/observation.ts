import { endedCodeNote } from '../areas/ended-code.ts';
import type { AnsweredRow } from '../observations/answer.ts';
import { builder } from './builder.ts';
import { foreseen } from './foreseen.ts';

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

export const Observation = builder.objectRef<AnsweredRow>('Observation');
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
    recordedAt: t.field({ type: 'DateTime', resolve: ({ row }) => new Date(row.recorded_at) }),
    arm: t.string({ nullable: true, resolve: ({ row }) => row.arm }),
    settled: t.boolean({
      description: 'Whether a later version is held, so that this one stays the answer for the time asked.',
      resolve: ({ row }) => foreseen(row.settled),
    }),
    note: t.string({
      nullable: true,
      description:
        'Where the printed code had ended before the period began: when it did, and the code since.',
      resolve: ({ row }) => endedCodeNote(row.area_code, row),
    }),
  }),
});
