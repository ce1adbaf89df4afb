import { HttpProblem } from '@rep/service-kit';
import type { Visit } from '../http/visit.ts';
import { readPilots, viewerOf } from '../pilots/read-pilots.ts';
import { readPlans } from '../plans/read-plans.ts';
import type { PartnershipService } from '../services/partnership.ts';
import { type StartingFacts, startingSteps } from './starting-steps.ts';

async function factsOf(visit: Visit, repId: string, service: PartnershipService): Promise<StartingFacts> {
  const [partnership, viewer, plans, pilots] = await Promise.all([
    service.profile(),
    viewerOf(visit, service),
    readPlans(service),
    readPilots(service),
  ]);
  const members = await Promise.all(
    partnership.members.map(async ({ newLaCode: laCode, lead }) => {
      const held = await service.call((client) => client.delegation.show.query({ laCode }));
      return { laCode, lead, scheme: held?.content ?? null };
    }),
  );
  return {
    ...{ repId, name: partnership.name, viewer, members },
    planned: plans.map(({ laCode }) => laCode),
    piloting: pilots.map(({ leadLaCode }) => leadLaCode),
  };
}

/** The steps of the beginning, the next one marked; null once all are done, and for those who have no part in it. */
export async function readStarting(visit: Visit) {
  const { role, repId, laCode } = visit.account;
  const authority = role === 'lead-authority' || role === 'member-authority';
  if (!authority || repId === null || laCode === null) return null;
  try {
    const steps = startingSteps(await factsOf(visit, repId, visit.services.partnership(repId)));
    const next = steps.findIndex(({ done }) => !done);
    const marked = steps.map((step, at) => ({ ...step, next: at === next }));
    return next < 0 ? null : { steps: marked, done: steps.filter(({ done }) => done).length };
  } catch (error) {
    // The home page opens whichever service is away; the inbox says so.
    if (error instanceof HttpProblem) return null;
    throw error;
  }
}
