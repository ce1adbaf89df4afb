import { randomUUID } from 'node:crypto';
import { checkLeads, draftPilot, draftPilotSchema, PILOT } from '@rep/domain';
import { synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';
import { freezeNamedVariant } from './freeze-variant.ts';
import { gatherFacts } from './gather-facts.ts';
import { withConfigVersion } from './pilot-step.ts';

const draftSchema = draftPilotSchema.pick({ title: true, strand: true }).extend({
  /** A new one unless given; the same id again drafts nothing new, so a form can be sent twice. */
  id: z.uuid().optional(),
  plan: draftPilotSchema.shape.plan.default({}),
  refines: z.uuid().nullable().default(null),
  ...synthetic,
});

/** Begins a pilot, or the next cycle of one that runs, in the name of the caller's authority, which leads. */
export const draftPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(draftSchema)
    .mutation(({ input: { id = randomUUID(), synthetic: example, ...input }, ctx }) => {
      const { records, repId } = services;
      const by = personOf(ctx.caller);
      return records.change(by, PILOT, { id, synthetic: example }, async (held, transaction) => {
        if (held) return null;
        checkLeads(await getProfile(transaction.db, repId), by.laCode);
        const { now } = transaction;
        await freezeNamedVariant(transaction, services, { named: input.plan.variant, taking: { by, now } });
        const refined = input.refines === null ? null : await transaction.read(PILOT, input.refines);
        const draft = { ...input, id, repId, leadLaCode: by.laCode ?? '' };
        const facts = await gatherFacts(transaction, repId, { ...draft, areas: [] });
        const taking = { by, now, facts, refined: refined?.content ?? null };
        return withConfigVersion(transaction, draftPilot(draft, taking));
      });
    });
