import { acceptPlan, acceptPlanSchema, INCLUSION_PLAN, type PlanTaking } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, planFacts } from './plan-step.ts';
import { replaceOthers } from './replace-others.ts';

/** Regions Group signs the plan off between two dates, with or without dated conditions. */
export const acceptPlanProcedure = ({ records }: RepServices) =>
  procedureFor('plans.assure')
    .input(acceptPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const about = { kind: INCLUSION_PLAN.kind, id: planId };
      return records.transact(by, about, async (transaction) => {
        let taking: PlanTaking | undefined;
        const next = await transaction.change(
          INCLUSION_PLAN,
          { id: planId, expectedVersion },
          async (held) => {
            if (!held) return null;
            taking = { by, now: transaction.now, facts: await planFacts(transaction, held.content) };
            return acceptPlan(held.content, input, taking);
          },
        );
        // A later start leaves that to the scheduled check.
        if (taking) await replaceOthers(transaction, next.content, taking);
        return next;
      });
    });
