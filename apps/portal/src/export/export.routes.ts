import { londonDay } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { exportPartnership } from './export-partnership.ts';

async function showExport(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const partnership = await visit.services.partnership(repId).profile();
  return visit.page('export.njk', { partnership, href: `/partnerships/${repId}/export.zip` });
}

/** The page about the archive of a partnership, and the archive. */
export function exportRoutes(app: FastifyInstance, portal: Portal): void {
  const sendArchive = async (visit: Visit) => {
    const repId = partnershipIdOf(visit);
    const service = visit.services.partnership(repId);
    const failed = (err: unknown): void => {
      portal.logger.error({ err, requestId: visit.request.id }, 'an archive broke off');
    };
    const archive = await exportPartnership(service, await service.profile(), failed);
    const name = `partnership-${repId}-${londonDay(new Date().toISOString())}.zip`;
    return visit.reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(archive);
  };
  const path = '/partnerships/:id/export';
  app.get(path, visitors(portal, 'export', showExport));
  app.get(`${path}.zip`, { exposeHeadRoute: false }, visitors(portal, 'export', sendArchive));
}
