import { DRAFT_LINK, shareDraft, shareDraftSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { linkIdOf, newToken } from './link-token.ts';
import { findSubject } from './subjects.ts';

/** Shares one version of a record with a group. The token is in this answer and nowhere else: it is shown once. */
export const shareDraftProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.share')
    .input(shareDraftSchema)
    .mutation(async ({ input, ctx }) => {
      const by = personOf(ctx.caller);
      const token = newToken();
      const subject = await findSubject(records, input.on);
      const { id, content } = await records.change(by, DRAFT_LINK, { id: linkIdOf(token) }, (_, { now }) =>
        shareDraft(input, { by, now, subject }),
      );
      return { linkId: id, token, until: content.until };
    });
