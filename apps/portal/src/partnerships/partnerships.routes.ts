import { repIdSchema } from '@rep/contracts';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { comparisonAreasOf } from './comparison-areas.ts';
import { readPartnerships } from './read-partnerships.ts';

const paramsSchema = z.object({ id: repIdSchema });

/** The partnership of the address. Throws HttpProblem: 404 for none, 403 for one that is not the visitor's own. */
export function partnershipIdOf({ request, account }: Visit) {
  const params = paramsSchema.safeParse(request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Choose a partnership from the list: there is none of that name.');
  if (account.repId !== null && account.repId !== params.data.id) {
    throw new HttpProblem(403, 'Go to your own partnership: this page belongs to another one.');
  }
  return params.data.id;
}

async function showPartnership(visit: Visit) {
  const id = partnershipIdOf(visit);
  const partnership = await visit.services.partnership(id).profile();
  const { role } = visit.account;
  return visit.page('partnership.njk', {
    partnership,
    comparisonAreas: comparisonAreasOf(partnership),
    mayStartPilot: mayEnter(role, 'start-pilot'),
    mayExport: mayEnter(role, 'export'),
    maySeeSettings: mayEnter(role, 'settings'),
    maySeeFeedback: mayEnter(role, 'see-feedback'),
    maySeeMediation: mayEnter(role, 'mediation'),
    maySeeVariants: mayEnter(role, 'variants'),
    maySeeCalendar: mayEnter(role, 'calendar'),
    maySeePlans: mayEnter(role, 'plans'),
    maySeeMoney: mayEnter(role, 'money'),
    maySeeLines: mayEnter(role, 'line-reports'),
    maySeeLadder: mayEnter(role, 'ladder'),
    maySeeDelegation: mayEnter(role, 'delegation'),
    maySeeBands: mayEnter(role, 'bands'),
    maySeeRegistry: mayEnter(role, 'registry'),
    maySeeMeasures: mayEnter(role, 'measures'),
  });
}

export function partnershipRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(
    '/partnerships',
    visitors(portal, 'partnerships', async (visit) =>
      visit.account.repId === null
        ? visit.page('partnerships.njk', { partnerships: await readPartnerships(visit.services.evidence) })
        : visit.reply.redirect(`/partnerships/${visit.account.repId}`, 303),
    ),
  );
  app.get('/partnerships/:id', visitors(portal, 'partnerships', showPartnership));
}
