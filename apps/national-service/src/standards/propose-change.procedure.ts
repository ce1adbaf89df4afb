import { randomUUID } from 'node:crypto';
import { PROPOSAL, proposalSchema, proposeChange } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';
import { statementsOf } from './statements-of.ts';

const proposeChangeSchema = proposalSchema.pick({
  statement: true,
  proposed: true,
  why: true,
  restsOn: true,
});

/** Proposes a change of a statement, with the feedback and the figures that it rests on. */
export const proposeChangeProcedure = ({ records, evidence }: NationalServices) =>
  procedureFor('standards.propose')
    .input(proposeChangeSchema)
    .mutation(async ({ input, ctx }) => {
      const by = personOf(ctx.caller);
      const id = randomUUID();
      const statements = await statementsOf(records, [input.statement]);
      // Feedback is kept by the partnerships, so only the evidence knows all of it.
      const feedback = input.restsOn.feedback.length > 0 ? await evidence.feedback() : [];
      return records.change(by, PROPOSAL, { id }, (_held, { now }) =>
        proposeChange({ ...input, id }, { by, now }, { feedback, statements }),
      );
    });
