import { metrics } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import { codeOfStatus } from './http-problems.ts';
import type { Logger } from './logger.ts';
import { refusalOf } from './refusals.ts';
import { isHealth, routeOf } from './route-of.ts';

const isRefused = (status: number): boolean => status >= 400 && status < 500;

/** One line and one count for every request that was refused, so that an attack or a broken client is seen. */
export function addRefusalLog(app: FastifyInstance, logger: Logger): void {
  const refusals = metrics.getMeter('rep').createCounter('rep.http.refusals', {
    description: 'Requests that were refused, by route, status and reason',
  });
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status } = reply;
    const refusal = refusalOf(request);
    if (isHealth(request) || (!refusal && !isRefused(status))) return;
    const { reason, ...more } = refusal ?? { reason: codeOfStatus(status) };
    const entry = { requestId: request.id, method: request.method, route: routeOf(request), status, reason };
    logger.info({ ...entry, ...more }, 'a request was refused');
    refusals.add(1, {
      'http.route': entry.route,
      'http.response.status_code': status,
      'rep.refusal.reason': reason,
    });
  });
}
