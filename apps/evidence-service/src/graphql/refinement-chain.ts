import { STANDARD_FEEDBACK, type Stop } from '@rep/domain';
import { readRefinement } from '../configuration/refinement.repository.ts';
import { type PlacedStop, type WalkedChain, walkChain } from '../configuration/refinement-stops.ts';
import { builder } from './builder.ts';
import { codedError } from './coded-error.ts';

const StopType = builder.objectRef<PlacedStop>('RefinementStop');
StopType.implement({
  description:
    'What was said or seen (feedback, evidence), what was proposed, the version that came of it, or a pilot that moves to it.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'feedback, evidence, proposal, statement or pilot.' }),
    id: t.exposeID('id', {
      description:
        '`id.vN` of a statement; question and time of a piece of evidence; pilot and statement of a move.',
    }),
    producer: t.exposeString('producer', { nullable: true, description: 'Who keeps its record.' }),
    recordKind: t.exposeString('recordKind', { nullable: true, description: 'As `configuration` takes it.' }),
    recordId: t.exposeID('recordId', { nullable: true }),
  }),
});

const ChainType = builder.objectRef<WalkedChain>('RefinementChain');
ChainType.implement({
  description: 'The way from what was said and seen to new versions of the standards, walked both ways.',
  fields: (t) => ({
    starts: t.field({ type: [StopType], resolve: ({ starts }) => [...starts] }),
    forward: t.field({
      type: [StopType],
      description: 'All that came of it, the nearest first.',
      resolve: ({ forward }) => [...forward],
    }),
    back: t.field({
      type: [StopType],
      description: 'All that it rests on, the nearest first.',
      resolve: ({ back }) => [...back],
    }),
  }),
});

type Asked = Readonly<
  Partial<Record<'statementId' | 'feedbackId' | 'proposalId', string | null | undefined>>
>;
function askedFor({ statementId, feedbackId, proposalId }: Asked): Stop {
  const given = [
    { kind: 'statement', id: statementId },
    { kind: 'feedback', id: feedbackId },
    { kind: 'proposal', id: proposalId },
  ] as const;
  const [one, another] = given.flatMap(({ kind, id }) => (id ? [{ kind, id }] : []));
  if (one && !another) return one;
  throw codedError('BAD_INPUT', 'Give exactly one of statementId, feedbackId and proposalId.');
}

builder.queryFields((t) => ({
  refinementChain: t.field({
    type: ChainType,
    description:
      'What came of a statement, of feedback or of a proposal, and what it rests on, as far as you may see.',
    args: {
      statementId: t.arg.string({
        description: 'A version as `id.vN`, or the id alone for all of its versions together.',
      }),
      feedbackId: t.arg.id({ description: `Id of a record of kind ${STANDARD_FEEDBACK.kind}.` }),
      proposalId: t.arg.id(),
    },
    resolve: async (_root, args, reading) => {
      const asked = askedFor(args);
      return walkChain(await readRefinement(reading), asked);
    },
  }),
}));
