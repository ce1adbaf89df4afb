import {
  PROPOSAL,
  proposalSchema,
  publishNewVersion,
  publishStatement,
  STATEMENT,
  statementSchema,
} from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { requireProposal } from './require-proposal.ts';

const publishProposedSchema = z.strictObject({
  id: proposalSchema.shape.id,
  statement: statementSchema,
  ...expectedVersion,
});

/** Publishes the version of a statement that came of an accepted proposal, and names it there, in one transaction. */
export const publishProposedProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(publishProposedSchema)
    .mutation(({ input: { id, statement, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      const proposal = { id, expectedVersion: seen };
      return records.transact(by, { kind: PROPOSAL.kind, id }, async ({ change, now }) => {
        const named = await change(PROPOSAL, proposal, (held) =>
          publishNewVersion(requireProposal(held), statement, { by, now }),
        );
        const published = await change(STATEMENT, { id: statement.id }, (held) =>
          publishStatement(held?.content ?? null, statement, { by, now }),
        );
        return { proposal: named, statement: published };
      });
    });
