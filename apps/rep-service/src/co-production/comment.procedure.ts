import { COMMENT, makeComment, makeCommentSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { newCommentId } from './new-comment-id.ts';
import { findSubject } from './subjects.ts';

/** A group's comment on a version of a record. `content.contactDetails` warns of an address or a telephone number. */
export const commentProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.comment')
    .input(makeCommentSchema)
    .mutation(async ({ input, ctx }) => {
      const by = personOf(ctx.caller);
      const id = newCommentId(input.on.id);
      const subject = await findSubject(records, input.on);
      return records.change(by, COMMENT, { id }, (_, { now }) =>
        makeComment({ ...input, id }, { by, now, subject }),
      );
    });
