import type { FastifyInstance } from 'fastify';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { readLearning } from './read-learning.ts';
import { pilotOf } from './read-pilots.ts';
import { strandName } from './strand-names.ts';

async function showLearning(visit: Visit) {
  const { held, service, partnership, href } = await pilotOf(visit);
  const pilot = held.content;
  return visit.page('learning.njk', {
    ...{ partnership, href, title: pilot.title, strandName: strandName(pilot.strand) },
    learning: await readLearning(service, visit.services.evidence, pilot),
  });
}

/** What similar pilots learnt, before the same mistake is made again. */
export function learningRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/pilots/:pilot/learning', visitors(portal, 'pilots', showLearning));
}
