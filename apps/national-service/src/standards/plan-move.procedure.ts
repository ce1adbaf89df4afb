import { PROPOSAL, planMove, proposalSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const planMoveSchema = proposalSchema.shape.moves.element.extend({
  id: proposalSchema.shape.id,
  ...expectedVersion,
});

/** A lead says when one of its pilots moves to the version that came of a proposal. */
export const planMoveProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.move')
    .input(planMoveSchema)
    .mutation(({ input: { id, expectedVersion: seen, ...move }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, PROPOSAL, { id, expectedVersion: seen }, (held, { now }) =>
        planMove(held.content, move, { by, now }),
      );
    });
