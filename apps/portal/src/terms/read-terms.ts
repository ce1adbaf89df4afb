import { newLaCodeSchema } from '@rep/contracts';
import { isDrafter, londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import { mayEnter } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { ownScheme } from '../pilots/read-pilots.ts';

const paramsSchema = z.object({ area: newLaCodeSchema });

/** The terms of the authority of the address, if it keeps any, and whether the visitor may change them. */
export async function termsOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const partnership = await service.profile();
  const laCode = paramsSchema.safeParse(visit.request.params).data?.area;
  if (laCode === undefined || !partnership.members.some(({ newLaCode }) => newLaCode === laCode)) {
    throw new HttpProblem(404, 'Choose an authority of the partnership: there is none at this address.');
  }
  const [held, scheme] = await Promise.all([
    service.call((client) => client.terms.show.query({ laCode })),
    ownScheme(visit, service),
  ]);
  const { account } = visit;
  const drafter = isDrafter(scheme, account.account, londonDay(new Date().toISOString()));
  const keeps = mayEnter(account.role, 'keep-terms') && account.laCode === laCode && drafter;
  const href = `/partnerships/${repId}/authorities/${laCode}/terms`;
  return { service, partnership, laCode, held, keeps, href, name: areaName(laCode) };
}
export type FoundTerms = Awaited<ReturnType<typeof termsOf>>;
