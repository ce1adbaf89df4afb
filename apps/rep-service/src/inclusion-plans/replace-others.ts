import {
  INCLUSION_PLAN,
  type InclusionPlan,
  isWithin,
  latestBegun,
  londonDay,
  supersedePlan,
} from '@rep/domain';
import type { RecordTransaction } from '@rep/records';

type Superseding = Parameters<typeof supersedePlan>[2];

const yields = (plan: InclusionPlan, next: InclusionPlan, day: string): boolean =>
  plan.id !== next.id &&
  (plan.state === 'in-force' || plan.state === 'amended') &&
  plan.inForce !== null &&
  plan.inForce.from <= day &&
  latestBegun([plan, next], day)?.id === next.id;

/** A plan that is in force today takes the place of every older one of its area: no two run side by side. */
export async function replaceOthers(
  transaction: RecordTransaction,
  next: InclusionPlan,
  taking: Superseding,
): Promise<void> {
  const day = londonDay(taking.now);
  if (next.state !== 'in-force' || !next.inForce || !isWithin(day, next.inForce)) return;
  for (const { id } of await transaction.list(INCLUSION_PLAN, { area: next.laCode })) {
    if (id === next.id) continue;
    await transaction.change(INCLUSION_PLAN, { id }, (held) =>
      held && yields(held.content, next, day) ? supersedePlan(held.content, next, taking) : null,
    );
  }
}
