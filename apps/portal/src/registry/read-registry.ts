import { repIdSchema } from '@rep/contracts';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';

const paramsSchema = z.object({ id: repIdSchema });

/** The registered partnership of the address with every change of its membership. */
export async function registeredOf(visit: Visit) {
  const params = paramsSchema.safeParse(visit.request.params);
  if (!params.success) {
    throw new HttpProblem(404, 'Choose a partnership from the registry: there is none of that name.');
  }
  const repId = params.data.id;
  const { national } = visit.services;
  const [partnership, history] = await Promise.all([
    national.call((client) => client.partnerships.get.query({ repId })),
    national.call((client) => client.membership.history.query({ repId })),
  ]);
  return { partnership, history, href: `/registry/${repId}` };
}
