import { randomUUID } from 'node:crypto';
import { newLaCodeSchema } from '@rep/contracts';
import {
  amendPlan,
  type DraftPlan,
  draftPlan,
  INCLUSION_PLAN,
  type InclusionPlan,
  type PlanTaking,
} from '@rep/domain';
import { type RecordTransaction, synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { planFacts } from './plan-step.ts';

const draftSchema = z.strictObject({
  laCode: newLaCodeSchema,
  /** The plan's id is this one behind the area's code. The same again begins no second plan. */
  uuid: z.uuid().optional(),
  /** The plan in force that is amended; it stays in force until the amendment is signed off. */
  amends: z.string().max(60).nullable().default(null),
  ...synthetic,
});

/** Nobody else may change the amended plan before it says so itself, at the end of this transaction. */
const amended = async (transaction: RecordTransaction, id: string | null): Promise<InclusionPlan | null> =>
  id === null ? null : ((await transaction.hold(INCLUSION_PLAN, id))?.content ?? null);

type Begun = {
  readonly startFrom: InclusionPlan | null;
  readonly draft: DraftPlan;
  readonly taking: PlanTaking;
};

/** The plan that is amended says so too. */
async function tellAmended(transaction: RecordTransaction, { startFrom, draft, taking }: Begun) {
  if (!startFrom) return;
  await transaction.change(
    INCLUSION_PLAN,
    { id: startFrom.id },
    (held) => held && amendPlan(held.content, draft, taking),
  );
}

/** Begins an area's inclusion plan, or the amendment of one in force, from the published template. */
export const draftPlanProcedure = ({ records, repId }: RepServices) =>
  procedureFor('plans.write')
    .input(draftSchema)
    .mutation(({ input: { laCode, amends, uuid = randomUUID(), synthetic: example }, ctx }) => {
      const by = personOf(ctx.caller);
      const id = `${laCode.toLowerCase()}-${uuid}`;
      return records.transact(by, { kind: INCLUSION_PLAN.kind, id }, async (transaction) => {
        const held = await transaction.read(INCLUSION_PLAN, id);
        if (held) return held;
        const startFrom = await amended(transaction, amends);
        const facts = await planFacts(transaction, { laCode, standards: null, templateVersion: null });
        const taking = { by, now: transaction.now, facts };
        const draft = { id, laCode, repId, amends };
        const target = { id, synthetic: example };
        const others = await transaction.list(INCLUSION_PLAN, { area: laCode });
        const beside = { startFrom, held: others.map(({ content }) => content) };
        const begun = await transaction.change(INCLUSION_PLAN, target, (present) =>
          present ? null : draftPlan(draft, { ...taking, ...beside }),
        );
        await tellAmended(transaction, { startFrom, draft, taking });
        return begun;
      });
    });
