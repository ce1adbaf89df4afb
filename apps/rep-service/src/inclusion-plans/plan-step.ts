import {
  type Change,
  DELEGATION,
  INCLUSION_PLAN,
  type InclusionPlan,
  type Person,
  PLAN_TEMPLATE,
  PLAN_TEMPLATE_ID,
  type PlanCommandFacts,
  type PlanTaking,
  STANDARD_SET,
} from '@rep/domain';
import { expectedVersion, type Held, type RecordReading, type RecordTransaction } from '@rep/records';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** Which plan a step is of, and the version that the user saw. */
export const ofPlan = { planId: z.string().max(60), ...expectedVersion };
type OfPlan = { readonly planId: string; readonly expectedVersion?: number | undefined };

type About = Pick<InclusionPlan, 'laCode' | 'standards'> & { readonly templateVersion: string | null };
/** Sets and the template number their versions as their records do. */
const numberOf = (version: string): number => (/^[1-9]\d{0,3}$/.test(version) ? Number(version) : 0);

async function standardsOf(reading: RecordReading, named: InclusionPlan['standards']) {
  const held = named && (await reading.version(STANDARD_SET, named.set, numberOf(named.version)));
  return held ? { ...named, statementIds: held.content.statements.map(({ id }) => id) } : null;
}

/** What a step of a plan is judged by: its authority's scheme, the template it was drafted from, the standards it names. */
export async function planFacts(
  reading: RecordReading,
  { laCode, standards, templateVersion }: About,
): Promise<PlanCommandFacts> {
  const scheme = await reading.read(DELEGATION, laCode);
  const template =
    templateVersion === null
      ? await reading.read(PLAN_TEMPLATE, PLAN_TEMPLATE_ID)
      : await reading.version(PLAN_TEMPLATE, PLAN_TEMPLATE_ID, numberOf(templateVersion));
  return {
    scheme: scheme?.content ?? null,
    template: template?.content ?? null,
    standards: await standardsOf(reading, standards),
  };
}

/** A rule of the domain, ready to be given a plan and who takes the step. */
type PlanRule = (
  plan: InclusionPlan,
  taking: PlanTaking,
  transaction: RecordTransaction,
) => Change<InclusionPlan> | Promise<Change<InclusionPlan>>;

/** One step of a plan. `named` are the standards that this step names, where the plan does not yet. */
export const takePlanStep = (
  { records }: RepServices,
  by: Person,
  { planId, expectedVersion: seen, named }: OfPlan & { readonly named?: InclusionPlan['standards'] },
  rule: PlanRule,
): Promise<Held<InclusionPlan>> =>
  records.step(
    by,
    INCLUSION_PLAN,
    { id: planId, expectedVersion: seen },
    async ({ content }, transaction) => {
      const facts = await planFacts(transaction, { ...content, standards: named ?? content.standards });
      return rule(content, { by, now: transaction.now, facts }, transaction);
    },
  );
