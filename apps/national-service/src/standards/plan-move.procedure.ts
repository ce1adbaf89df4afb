import { PROPOSAL, planMove, proposalSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const planMoveSchema = proposalSchema.shape.moves.element.extend({
  id: proposalSchema.shape.id,
  ...expectedVersion,
});

/** A lead says when one of its pilots, which must be one, moves to the version that came of a proposal. */
export const planMoveProcedure = ({ records, evidence }: NationalServices) =>
  procedureFor('standards.move')
    .input(planMoveSchema)
    .mutation(async ({ input: { id, expectedVersion: seen, ...move }, ctx }) => {
      const by = personOf(ctx.caller);
      // Pilots are kept by the partnerships, so only the evidence knows all of them; it is asked before the record is locked.
      const pilots = await evidence.pilots();
      return records.step(by, PROPOSAL, { id, expectedVersion: seen }, (held, { now }) =>
        planMove(held.content, move, { taking: { by, now }, pilots }),
      );
    });
