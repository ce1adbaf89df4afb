import { DELEGATION, keepTerms, TERMS, termsSchema } from '@rep/domain';
import { expectedVersion, synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

const keepSchema = termsSchema.omit({ repId: true }).extend({ ...expectedVersion, ...synthetic });

/** A drafter of an authority writes down all its school terms, past and coming, with where they stand published. */
export const keepTermsProcedure = ({ records, repId }: RepServices) =>
  procedureFor('terms.keep')
    .input(keepSchema)
    .mutation(({ input: { expectedVersion: seen, synthetic: example, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: input.laCode, expectedVersion: seen, synthetic: example };
      return records.change(by, TERMS, target, async (held, { now, read }) => {
        const scheme = (await read(DELEGATION, input.laCode))?.content ?? null;
        return keepTerms(held?.content ?? null, { ...input, repId }, { by, now, scheme });
      });
    });
