import { decideProposal, PROPOSAL, proposalSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const decideProposalSchema = proposalSchema.shape.decision
  .unwrap()
  .omit({ on: true, by: true })
  .extend({ id: proposalSchema.shape.id, outcome: z.enum(['accepted', 'rejected']), ...expectedVersion });

/** Decides a proposal once its consultation has ended, with reasons, dissent and what would change the decision. */
export const decideProposalProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(decideProposalSchema)
    .mutation(({ input: { id, expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, PROPOSAL, { id, expectedVersion: seen }, (held, { now }) =>
        decideProposal(held.content, input, { by, now }),
      );
    });
