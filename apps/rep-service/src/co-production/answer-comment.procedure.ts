import { answerComment, answerCommentSchema, COMMENT } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const MAX_ID = 60;

/** Answers a comment in words that are published. */
export const answerCommentProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.answer')
    .input(answerCommentSchema.extend({ commentId: z.string().max(MAX_ID), ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, commentId, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, COMMENT, { id: commentId, expectedVersion: seen }, (held, { now }) =>
        answerComment(held.content, input, { by, now }),
      );
    });
