import { editPilot, editPilotSchema, PILOT } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { freezeNamedVariant } from './freeze-variant.ts';
import { gatherFacts } from './gather-facts.ts';
import { ofPilot, withConfigVersion } from './pilot-step.ts';

/** Saves any part of the plan: a form saves after every step. Whoever had agreed is asked again. */
export const editPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(editPilotSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) => {
      const { records, repId } = services;
      const by = personOf(ctx.caller);
      return records.step(by, PILOT, { id: pilotId, expectedVersion }, async (held, transaction) => {
        const { now } = transaction;
        // The variant first: who reads it before changing it could wait for another who does the same, for ever.
        await freezeNamedVariant(transaction, services, { named: input.plan.variant, taking: { by, now } });
        const facts = await gatherFacts(transaction, repId, held.content);
        return withConfigVersion(transaction, editPilot(held.content, input, { by, now, facts }));
      });
    });
