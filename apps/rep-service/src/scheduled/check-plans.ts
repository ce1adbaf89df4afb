import {
  expirePlan,
  INCLUSION_PLAN,
  type InclusionPlan,
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

async function replace(records: Records, amendment: InclusionPlan): Promise<void> {
  await records.step(CLOCK, INCLUSION_PLAN, { id: amendment.amends ?? '' }, ({ content }, { now }) =>
    stillInForce(content) ? supersedePlan(content, amendment, { by: null, now }) : null,
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

/** Ends plans whose period is over, puts amendments in the place of what they amend, and warns of ends that come near. */
export async function checkPlans(records: Records, day: string, logger: Logger): Promise<void> {
  const plans = await listInForce(records);
  for (const plan of plans.filter(({ content }) => isOver(content, day))) await expire(records, plan);
  for (const { content } of plans) {
    const replaces = content.amends !== null && plans.some(({ id }) => id === content.amends);
    if (replaces && isBegun(content, day)) await replace(records, content);
  }
  for (const plan of plans.filter(({ content }) => warningToGive(content, day)))
    await warn(records, plan, logger);
}
