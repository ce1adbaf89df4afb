import {
  expirePlan,
  INCLUSION_PLAN,
  type InclusionPlan,
  latestBegun,
  londonDay,
  supersedePlan,
  warningToGive,
  warnOfEnd,
} from '@rep/domain';
import { CLOCK, type Held, type Records } from '@rep/records';
import type { Logger } from '@rep/service-kit';

const IN_FORCE = ['in-force', 'amended'] as const;
type Plan = Held<InclusionPlan>;

const isOver = ({ inForce }: InclusionPlan, day: string): boolean => inForce !== null && inForce.to <= day;
const isBegun = ({ inForce, state }: InclusionPlan, day: string): boolean =>
  state === 'in-force' && inForce !== null && inForce.from <= day && day < inForce.to;

const listInForce = async (records: Records): Promise<readonly Plan[]> =>
  (await Promise.all(IN_FORCE.map((state) => records.list(INCLUSION_PLAN, { state })))).flat();

/** The plan is looked at once more when it is locked: somebody may have extended or returned it meanwhile. */
const stillInForce = ({ state }: InclusionPlan): boolean => state === 'in-force' || state === 'amended';

async function expire(records: Records, { id }: Plan): Promise<void> {
  await records.step(CLOCK, INCLUSION_PLAN, { id }, ({ content }, { now }) =>
    stillInForce(content) && isOver(content, londonDay(now)) ? expirePlan(content, now) : null,
  );
}

/** What is in force today and puts older plans of its area out of force. */
function replacing(plans: readonly Plan[], { content: older }: Plan, day: string): InclusionPlan | null {
  if (older.inForce === null || older.inForce.from > day) return null;
  const ofArea = plans.map(({ content }) => content).filter(({ laCode }) => laCode === older.laCode);
  const latest = latestBegun(ofArea, day);
  return latest && latest.id !== older.id && isBegun(latest, day) ? latest : null;
}

async function replace(records: Records, { id }: Plan, latest: InclusionPlan): Promise<void> {
  await records.step(CLOCK, INCLUSION_PLAN, { id }, ({ content }, { now }) =>
    stillInForce(content) ? supersedePlan(content, latest, { by: null, now }) : null,
  );
}

/** Told once: that it was is kept with the plan, in the same transaction as the event. */
async function warn(records: Records, { id }: Plan, logger: Logger): Promise<void> {
  const { content } = await records.step(CLOCK, INCLUSION_PLAN, { id }, (held, { now }) =>
    warnOfEnd(held.content, now),
  );
  const last = content.warned.at(-1);
  if (last) logger.warn({ plan: id, laCode: content.laCode, ...last }, 'an inclusion plan ends soon');
}

/** Ends plans whose period is over, puts later plans in the place of earlier ones, and warns of ends that come near. */
export async function checkPlans(records: Records, day: string, logger: Logger): Promise<void> {
  const plans = await listInForce(records);
  for (const plan of plans.filter(({ content }) => isOver(content, day))) await expire(records, plan);
  for (const plan of plans) {
    const latest = replacing(plans, plan, day);
    if (latest) await replace(records, plan, latest);
  }
  for (const plan of plans.filter(({ content }) => warningToGive(content, day)))
    await warn(records, plan, logger);
}
