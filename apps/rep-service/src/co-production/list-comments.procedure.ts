import { COMMENT, recordVersionSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { commentsOf } from './new-comment-id.ts';

const listCommentsSchema = z.strictObject({ id: recordVersionSchema.shape.id });

/** Every comment on a record, whatever its version. A member authority is shown those that concern its area. */
export const listCommentsProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.read')
    .input(listCommentsSchema)
    .query(({ input, ctx: { caller } }) => {
      const area = caller.role === 'member-authority' ? { area: caller.laCode ?? 'none' } : {};
      return records.list(COMMENT, { ...commentsOf(input.id), ...area });
    });
