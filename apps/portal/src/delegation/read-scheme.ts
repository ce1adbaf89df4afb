import { newLaCodeSchema } from '@rep/contracts';
import { isApprover, isWithin, londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import { mayEnter } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';

const paramsSchema = z.object({ area: newLaCodeSchema });
export const today = (): string => londonDay(new Date().toISOString());

/** The scheme of the address, if there is one yet, with its partnership and the service that keeps it. */
export async function schemeOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const params = paramsSchema.safeParse(visit.request.params);
  const service = visit.services.partnership(repId);
  const partnership = await service.profile();
  const laCode = params.data?.area;
  if (laCode === undefined || !partnership.members.some(({ newLaCode }) => newLaCode === laCode)) {
    throw new HttpProblem(404, 'Choose an authority of the partnership: there is none at this address.');
  }
  const held = await service.call((client) => client.delegation.show.query({ laCode }));
  const href = `/partnerships/${repId}/authorities/${laCode}/delegation`;
  return { service, partnership, laCode, held, href, name: areaName(laCode) };
}
export type Found = Awaited<ReturnType<typeof schemeOf>>;

/** An approver keeps the scheme; while there is none, anybody of the authority names the first. */
export function mayKeep({ account }: Visit, { laCode, held }: Found): boolean {
  if (!mayEnter(account.role, 'change-delegation') || account.laCode !== laCode) return false;
  const appointments = held?.content.appointments ?? [];
  const vacant = !appointments.some((each) => each.function === 'approver' && isWithin(today(), each));
  return vacant || isApprover(held?.content ?? null, account.account, today());
}
