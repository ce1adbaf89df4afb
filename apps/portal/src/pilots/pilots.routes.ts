import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mayEnter } from '../http/access.ts';
import { problemContext } from '../http/field-problems.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { type PilotForm, parsePilotForm, STRANDS, strandName } from './pilot-form.ts';

const pilotParamsSchema = z.object({ pilot: z.uuid() });

const named = <T extends { strand: string }>(pilot: T) => ({
  ...pilot,
  strandName: strandName(pilot.strand),
});

async function listPilots(visit: Visit) {
  const id = partnershipIdOf(visit);
  const service = visit.services.partnership(id);
  const [partnership, pilots] = await Promise.all([service.profile(), service.listPilots()]);
  const mayStart = mayEnter(visit.account.role, 'start-pilot');
  return visit.page('pilots.njk', { partnership, pilots: pilots.map(named), mayStart });
}

async function showPilot(visit: Visit) {
  const id = partnershipIdOf(visit);
  const params = pilotParamsSchema.safeParse(visit.request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Choose a pilot from the list: there is none at this address.');
  const service = visit.services.partnership(id);
  const [partnership, pilot] = await Promise.all([service.profile(), service.showPilot(params.data.pilot)]);
  return visit.page('pilot.njk', { partnership, pilot: named(pilot) });
}

async function showForm(visit: Visit, { problems, typed }: PilotForm) {
  const partnership = await visit.services.partnership(partnershipIdOf(visit)).profile();
  const context = { partnership, strands: STRANDS, typed, ...problemContext(problems) };
  return visit.page('pilot-new.njk', context, problems.length > 0 ? 400 : 200);
}

async function startPilot(visit: Visit) {
  const form = parsePilotForm(visit.request.body);
  if (!form.draft) return showForm(visit, form);
  const id = partnershipIdOf(visit);
  const pilot = await visit.services.partnership(id).createPilot(form.draft);
  return visit.reply.redirect(`/partnerships/${id}/pilots/${encodeURIComponent(pilot.id)}`, 303);
}

const EMPTY: PilotForm = { typed: { title: '', strand: '', question: '' }, problems: [] };

export function pilotRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/pilots', visitors(portal, 'pilots', listPilots));
  app.get(
    '/partnerships/:id/pilots/new',
    visitors(portal, 'start-pilot', (visit) => showForm(visit, EMPTY)),
  );
  app.post('/partnerships/:id/pilots', visitors(portal, 'start-pilot', startPilot));
  app.get('/partnerships/:id/pilots/:pilot', visitors(portal, 'pilots', showPilot));
}
