import { openConsultation, PROPOSAL, proposalSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const openConsultationSchema = proposalSchema.shape.consultation
  .unwrap()
  .pick({ from: true, to: true, asked: true })
  .extend({ id: proposalSchema.shape.id, ...expectedVersion });

/** Asks the groups concerned about a proposal, from a day to a day. */
export const openConsultationProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(openConsultationSchema)
    .mutation(({ input: { id, expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, PROPOSAL, { id, expectedVersion: seen }, (held, { now }) =>
        openConsultation(held.content, input, { by, now }),
      );
    });
