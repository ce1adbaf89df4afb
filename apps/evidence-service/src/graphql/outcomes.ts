import { outcomesOf, type RangeOutcomes } from '../conservation/outcomes.repository.ts';
import { builder } from './builder.ts';
import { checkRoom } from './check-room.ts';
import { codedError } from './coded-error.ts';
import { producerOrNull } from './producer-argument.ts';

/** An importer asks about what one call recorded; this is far more. */
const MOST_SEQUENCES = 1_000_000;

export const QuarantineReason = builder.objectRef<RangeOutcomes['reasons'][number]>('QuarantineReason');
QuarantineReason.implement({
  fields: (t) => ({
    reason: t.exposeString('reason'),
    count: t.exposeInt('count'),
    detail: t.exposeString('detail', { description: 'Of one of them.' }),
  }),
});

const Outcomes = builder.objectRef<RangeOutcomes>('Outcomes');
Outcomes.implement({
  description: 'What became of a range of sequences.',
  fields: (t) => ({
    accepted: t.exposeInt('accepted'),
    duplicate: t.exposeInt('duplicate'),
    quarantined: t.exposeInt('quarantined'),
    pending: t.exposeInt('pending', { description: 'Not received yet.' }),
    reasons: t.field({ type: [QuarantineReason], resolve: ({ reasons }) => [...reasons] }),
  }),
});

function checkRange({ from, to }: { from: number; to: number }): void {
  if (from >= 1 && to >= from && to - from < MOST_SEQUENCES) return;
  throw codedError('BAD_INPUT', `Give a range of 1 to ${MOST_SEQUENCES} sequences, the lower one first.`);
}

builder.queryFields((t) => ({
  outcomes: t.field({
    type: Outcomes,
    description: 'What became of a producer’s sequences from one to another, both included.',
    args: {
      producer: t.arg.string({ required: true }),
      from: t.arg.int({ required: true }),
      to: t.arg.int({ required: true }),
    },
    resolve: (_root, { producer, from, to }, { caller, db }) => {
      checkRoom(caller, 'conservation');
      checkRange({ from, to });
      return outcomesOf(db, { producer: producerOrNull(producer) ?? '', from, to });
    },
  }),
}));
