import {
  acceptPlan,
  acceptPlanSchema,
  INCLUSION_PLAN,
  type InclusionPlan,
  londonDay,
  type PlanTaking,
  supersedePlan,
} from '@rep/domain';
import type { RecordTransaction } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, planFacts } from './plan-step.ts';

/** What is signed off from today on takes the place of the plan it amends; a later start leaves that to the scheduled check. */
async function replaceAmended(transaction: RecordTransaction, next: InclusionPlan, taking: PlanTaking) {
  const begun = next.inForce !== null && next.inForce.from <= londonDay(taking.now);
  if (next.amends === null || !begun) return;
  await transaction.change(INCLUSION_PLAN, { id: next.amends }, (held) =>
    held?.state === 'amended' || held?.state === 'in-force'
      ? supersedePlan(held.content, next, taking)
      : null,
  );
}

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
        if (taking) await replaceAmended(transaction, next.content, taking);
        return next;
      });
    });
