import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { checklistView } from './checklist-view.ts';
import { historyView } from './history-view.ts';
import { pilotView } from './pilot-view.ts';
import { pilotOf, viewerOf } from './read-pilots.ts';
import { roomLinks } from './room-links.ts';
import { STEP_DONE } from './step-done.ts';

const doneSchema = z.object({ done: z.string().catch('').default('') }).catch({ done: '' });

async function showPilot(visit: Visit) {
  const { held, service, partnership, href } = await pilotOf(visit);
  const [viewer, checklist] = await Promise.all([
    viewerOf(visit, service),
    service.call((client) => client.pilots.checklist.query({ pilotId: held.id })),
  ]);
  const { done } = doneSchema.parse(visit.request.query);
  return visit.page('pilot.njk', {
    ...{ partnership, href, synthetic: held.synthetic, done: STEP_DONE[done] },
    pilot: pilotView(held.content, viewer, href),
    rooms: roomLinks(held.content, visit.account.role, href),
    checklist: checklistView(checklist),
  });
}

async function showHistory(visit: Visit) {
  const { held, service, partnership, href } = await pilotOf(visit);
  const versions = await service.call((client) => client.pilots.history.query({ pilotId: held.id }));
  return visit.page('pilot-history.njk', {
    ...{ partnership, href, title: held.content.title },
    versions: historyView(versions),
  });
}

const registrySchema = z.object({
  registry: z.templateLiteral([z.enum(['osf', 'isrctn', 'evaluation-registry']), z.enum(['', '.json'])]),
});

async function showProtocol(visit: Visit) {
  const params = registrySchema.safeParse(visit.request.params);
  if (!params.success) throw new HttpProblem(404, 'Go back to the pilot and choose a registry.');
  const { held, service, href } = await pilotOf(visit);
  const registry = z
    .enum(['osf', 'isrctn', 'evaluation-registry'])
    .parse(params.data.registry.replace('.json', ''));
  const told = await service.call((client) => client.pilots.protocol.query({ pilotId: held.id, registry }));
  if (!params.data.registry.endsWith('.json')) {
    return visit.page('pilot-protocol.njk', { href, title: held.content.title, told });
  }
  const name = `protocol-${held.id}-${registry}.json`;
  return visit.reply
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(JSON.stringify(told, null, 2));
}

/** The page of one pilot, its history and its protocol. */
export function pilotRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/pilots/:pilot';
  app.get(path, visitors(portal, 'pilots', showPilot));
  app.get(`${path}/history`, visitors(portal, 'pilots', showHistory));
  app.get(`${path}/protocol/:registry`, visitors(portal, 'pilots', showProtocol));
}
