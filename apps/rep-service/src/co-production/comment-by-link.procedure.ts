import {
  COMMENT,
  commentThroughLink,
  commentThroughLinkSchema,
  countComment,
  DRAFT_LINK,
  linkEnded,
} from '@rep/domain';
import { publicProcedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { guestOf, openLink, tokenSchema } from './guest-link.ts';
import { newCommentId } from './new-comment-id.ts';

/** A comment by whoever has the link, without an account, in the name of the group that it was made for. */
export const commentByLinkProcedure = (services: RepServices, count: (linkId: string) => void) =>
  publicProcedureFor('co-production.by-link')
    .input(commentThroughLinkSchema.extend(tokenSchema.shape))
    .mutation(async ({ input: { token, text } }) => {
      const { id: linkId, content } = await openLink(services, token, count);
      const about = { kind: DRAFT_LINK.kind, id: linkId };
      const id = newCommentId(content.on.id);
      return services.records.transact(guestOf(linkId), about, async ({ now, change }) => {
        const link = await change(DRAFT_LINK, { id: linkId }, (held) => {
          if (held) return countComment(held.content, now);
          throw linkEnded();
        });
        const kept = await change(COMMENT, { id }, () => commentThroughLink(link.content, { id, text }, now));
        return { group: kept.content.group, at: kept.at, contactDetails: kept.content.contactDetails };
      });
    });
