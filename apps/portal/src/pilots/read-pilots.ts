import { londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { PartnershipService } from '../services/partnership.ts';
import type { Viewer } from './open-steps.ts';

const idSchema = z.object({ pilot: z.uuid() });

/** The id in the address. Throws HttpProblem 404 for what cannot be one. */
function pilotIdOf({ request }: Visit): string {
  const params = idSchema.safeParse(request.params);
  if (params.success) return params.data.pilot;
  throw new HttpProblem(404, 'Choose a pilot from the list: there is none at this address.');
}

const readPilot = (service: PartnershipService, pilotId: string) =>
  service.call((client) => client.pilots.show.query({ pilotId }));

const LINES = 200;
const readLines = (service: PartnershipService, after?: string) =>
  service.call((client) => client.pilots.list.query({ limit: LINES, ...(after && { after }) }));
export type PilotLine = Awaited<ReturnType<typeof readLines>>[number];

/** Every pilot of the partnership, for what must leave none out; a list that somebody looks at has pages. */
export async function readPilots(service: PartnershipService): Promise<readonly PilotLine[]> {
  const pilots = new Map<string, PilotLine>();
  let page = await readLines(service);
  for (;;) {
    for (const line of page) pilots.set(line.id, line); // one that changed meanwhile is met again, and later
    const last = page.at(-1);
    if (!last || page.length < LINES) return [...pilots.values()];
    page = await readLines(service, last.cursor);
  }
}

/** The scheme of the visitor's own authority, if it has one. */
export async function ownScheme({ account }: Pick<Visit, 'account'>, service: PartnershipService) {
  const { laCode, role } = account;
  const authority = role === 'lead-authority' || role === 'member-authority';
  if (laCode === null || !authority) return null;
  return (await service.call((client) => client.delegation.show.query({ laCode })))?.content ?? null;
}

/** Who looks, today, with what their authority's scheme lets them do. */
export const viewerOf = async (
  visit: Pick<Visit, 'account'>,
  service: PartnershipService,
): Promise<Viewer> => ({
  account: visit.account,
  scheme: await ownScheme(visit, service),
  today: londonDay(new Date().toISOString()),
});

/** The pilot of the address with its partnership, and the service that keeps it. */
export async function pilotOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const id = pilotIdOf(visit);
  const [partnership, held] = await Promise.all([service.profile(), readPilot(service, id)]);
  return { repId, service, partnership, held, href: `/partnerships/${repId}/pilots/${id}` };
}
