import { PROPOSAL, proposalSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** A proposal with all its versions, oldest first. */
export const showProposalProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read')
    .input(proposalSchema.pick({ id: true }))
    .query(async ({ input }) => ({
      ...(await records.get(PROPOSAL, input.id)),
      versions: await records.history(PROPOSAL, input.id),
    }));
