import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { viewerOf } from '../pilots/read-pilots.ts';
import type { PartnershipService } from '../services/partnership.ts';

const idSchema = z.object({
  plan: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
});

function planIdOf({ request }: Visit): string {
  const params = idSchema.safeParse(request.params);
  if (params.success) return params.data.plan;
  throw new HttpProblem(404, 'Choose a plan from the list: there is none at this address.');
}

export const readPlans = (service: PartnershipService) =>
  service.call((client) => client.inclusionPlans.list.query({}));
const readPlan = (service: PartnershipService, planId: string) =>
  service.call((client) => client.inclusionPlans.show.query({ planId }));
export type PlanLine = Awaited<ReturnType<typeof readPlans>>[number];

/** The plan of the address with its partnership, who looks, and the service that keeps it. */
export async function planOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const id = planIdOf(visit);
  const [partnership, shown, viewer] = await Promise.all([
    service.profile(),
    readPlan(service, id),
    viewerOf(visit, service),
  ]);
  return { repId, service, partnership, shown, viewer, href: `/partnerships/${repId}/plans/${id}` };
}
export type FoundPlan = Awaited<ReturnType<typeof planOf>>;
