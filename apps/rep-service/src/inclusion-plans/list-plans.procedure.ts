import { newLaCodeSchema } from '@rep/contracts';
import { expiryWarnings, INCLUSION_PLAN, type InclusionPlan, londonDay, PLAN_STATES } from '@rep/domain';
import type { Held } from '@rep/records';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const listSchema = z
  .strictObject({ state: z.enum(PLAN_STATES).optional(), area: newLaCodeSchema.optional() })
  .default({});

type Condition = NonNullable<InclusionPlan['decision']>['conditions'][number];
/** The day by which the first of the conditions that are not met is to be. */
const firstDue = (conditions: readonly Condition[]): string | null =>
  conditions
    .filter(({ metOn }) => metOn === null)
    .map(({ due }) => due)
    .toSorted()[0] ?? null;

/** A line of a list of plans, with the warning that counts on the day, and whether it is its reader's own draft. */
export const lineOf = (
  { id, version, at, synthetic, content }: Held<InclusionPlan>,
  { day, account }: { readonly day: string; readonly account: string },
) => {
  const { laCode, state, revision, edition, standards, inForce, decision, amends, questions } = content;
  return {
    ...{
      id,
      version,
      laCode,
      state,
      revision,
      edition,
      standards,
      inForce,
      amends,
      changedAt: at,
      synthetic,
    },
    outcome: decision?.outcome ?? null,
    draftedByMe: content.draftedBy.includes(account),
    conditionDue: firstDue(decision?.conditions ?? []),
    openQuestions: questions.filter(({ answer }) => answer === null).length,
    warning: expiryWarnings(content, day).at(-1) ?? null,
  };
};

/** The partnership's inclusion plans, least recently changed first. */
export const listPlansProcedure = ({ records, now }: RepServices) =>
  procedureFor('plans.read')
    .input(listSchema)
    .query(async ({ input, ctx: { caller } }) => {
      const day = londonDay(now().toISOString());
      const reader = { day, account: caller.subject };
      return (await records.list(INCLUSION_PLAN, input)).map((held) => lineOf(held, reader));
    });
