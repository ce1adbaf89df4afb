import { DRAFT_LINK, withdrawLink } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const MAX_ID = 60;
const withdrawLinkSchema = z.strictObject({ linkId: z.string().max(MAX_ID) });

/** Ends a link before its day. */
export const withdrawLinkProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.share')
    .input(withdrawLinkSchema)
    .mutation(({ input, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, DRAFT_LINK, { id: input.linkId }, (held, { now }) =>
        withdrawLink(held.content, { by, now }),
      );
    });
