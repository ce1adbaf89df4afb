import { PROPOSAL, proposalSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const listProposalsSchema = z.strictObject({ state: proposalSchema.shape.state.optional() });

/** Proposed changes of statements, all or those in one state. */
export const listProposalsProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read')
    .input(listProposalsSchema)
    .query(({ input: { state } }) => records.list(PROPOSAL, state ? { state } : {}));
