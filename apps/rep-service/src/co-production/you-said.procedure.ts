import { CHANGE_TRAIL, COMMENT, recordVersionSchema, youSaidWeDid } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { commentsOf } from './new-comment-id.ts';

const youSaidSchema = z.strictObject({ id: recordVersionSchema.shape.id });

/**
 * "You said, we did" of a record, fit to be published: safe counts by group, every answer with the change it led to, and
 * the comments (of this record or another) that led to versions of this one.
 */
export const youSaidProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.published')
    .input(youSaidSchema)
    .query(async ({ input }) => {
      const comments = await records.list(COMMENT, commentsOf(input.id));
      const trail = await records.find(CHANGE_TRAIL, input.id);
      const published = youSaidWeDid(comments.map(({ content }) => content));
      return { ...published, ledBy: trail?.content.ledBy ?? [] };
    });
