import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { PartnershipService } from '../services/partnership.ts';

const KINDS = ['pilot', 'variant', 'inclusion-plan'] as const;
type Kind = (typeof KINDS)[number];
const paramsSchema = z.object({
  kind: z.enum(KINDS),
  record: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(47),
});

type Read = { readonly title: string; readonly version: number; readonly areas: readonly string[] };
const READERS: Readonly<Record<Kind, (service: PartnershipService, id: string) => Promise<Read>>> = {
  pilot: async (service, pilotId) => {
    const { content, version, areas } = await service.call((client) => client.pilots.show.query({ pilotId }));
    return { title: content.title, version, areas };
  },
  variant: async (service, variantId) => {
    const shown = await service.call((client) => client.variants.show.query({ variantId }));
    return { title: shown.content.name, version: shown.version, areas: shown.areas };
  },
  'inclusion-plan': async (service, planId) => {
    const shown = await service.call((client) => client.inclusionPlans.show.query({ planId }));
    return {
      title: `Inclusion plan of ${areaName(shown.content.laCode)}`,
      ...{ version: shown.version, areas: shown.areas },
    };
  },
};
const ROOMS: Readonly<Record<Kind, string>> = {
  pilot: 'pilots',
  variant: 'variants',
  'inclusion-plan': 'plans',
};

/** The record of the address in its newest version, which is the one that is shared and commented on now. */
export async function subjectOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const params = paramsSchema.safeParse(visit.request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Go back and choose a draft: there is none at this address.');
  const { kind, record: id } = params.data;
  const service = visit.services.partnership(repId);
  const [partnership, read] = await Promise.all([service.profile(), READERS[kind](service, id)]);
  return {
    ...{ repId, service, partnership, kind, id, ...read },
    on: { kind, id, version: read.version },
    record: `/partnerships/${repId}/${ROOMS[kind]}/${id}`,
    href: `/partnerships/${repId}/co-production/${kind}/${id}`,
  };
}
export type Subject = Awaited<ReturnType<typeof subjectOf>>;

/** An authority acts where its own area is concerned; a lead for what belongs to the partnership, not for a plan. */
export function isConcerned({ kind, areas }: Subject, { account }: Pick<Visit, 'account'>): boolean {
  const { role, laCode } = account;
  if (role !== 'lead-authority' && role !== 'member-authority') return false;
  return (
    (laCode !== null && areas.includes(laCode)) || (role === 'lead-authority' && kind !== 'inclusion-plan')
  );
}
