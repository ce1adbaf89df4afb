import { addToTrail, CHANGE_TRAIL, COMMENT, DomainError, linkChange, linkChangeSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { findSubject } from './subjects.ts';

const MAX_ID = 60;

/** Names the version that a comment led to, in the comment and in the changed record's own list, both or neither. */
export const linkChangeProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.answer')
    .input(linkChangeSchema.extend({ commentId: z.string().max(MAX_ID) }))
    .mutation(async ({ input: { commentId, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const changed = await findSubject(records, input.to);
      return records.transact(by, { kind: COMMENT.kind, id: commentId }, async ({ now, change }) => {
        const linked = await change(COMMENT, { id: commentId }, (held) => {
          if (held) return linkChange(held.content, input, { by, now, changed });
          throw new DomainError(
            'record-not-found',
            'Choose from the list: there is no comment of that id here.',
          );
        });
        const trail = { to: input.to, commentId, areas: changed?.areas ?? [] };
        await change(CHANGE_TRAIL, { id: input.to.id }, (held) => addToTrail(held?.content ?? null, trail));
        return linked;
      });
    });
