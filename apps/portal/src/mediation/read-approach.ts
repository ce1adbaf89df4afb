import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { readTemplate } from '../variants/read-variants.ts';

export const STRAND = 'mediation';
const paramsSchema = z.object({ area: z.string() });

/** The approach of the area in the address; `held` is null while nothing is kept. */
export async function approachOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const { area } = paramsSchema.parse(visit.request.params);
  const partnership = await service.profile();
  const member = partnership.members.find(({ newLaCode }) => newLaCode === area);
  if (!member) throw new HttpProblem(404, 'Choose an area from the list: this one is no member.');
  const { newLaCode: laCode, name } = member;
  const [held, template] = await Promise.all([
    service.call((client) => client.mediation.show.query({ laCode })),
    readTemplate(visit.services.national, STRAND),
  ]);
  const list = `/partnerships/${repId}/mediation`;
  return { service, partnership, held, template, laCode, name, list, href: `${list}/${laCode}` };
}
export type Approach = Awaited<ReturnType<typeof approachOf>>;

/** An authority writes its own area's approach and no other's. */
export const mayKeep = ({ account }: Pick<Visit, 'account'>, laCode: string): boolean =>
  (account.role === 'lead-authority' || account.role === 'member-authority') && account.laCode === laCode;
