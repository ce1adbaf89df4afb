import { newLaCodeSchema } from '@rep/contracts';
import { type LadderCondition, notOnLadder } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { viewerOf } from '../pilots/read-pilots.ts';

/** The ladder, and where the areas stand that this person is shown. */
export async function ladderOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, viewer, shown, stands] = await Promise.all([
    service.profile(),
    viewerOf(visit, service),
    service.call((client) => client.ladder.show.query()),
    service.call((client) => client.ladder.positions.query()),
  ]);
  const { account } = viewer;
  const authority = account.role === 'lead-authority' || account.role === 'member-authority';
  const areas = partnership.members.filter(({ newLaCode }) => !authority || newLaCode === account.laCode);
  return {
    ...{ repId, service, partnership, viewer, areas, href: `/partnerships/${repId}/ladder` },
    ...{ ladder: shown.ladder, ladderVersion: shown.version, ...stands },
  };
}
export type FoundLadder = Awaited<ReturnType<typeof ladderOf>>;

const areaSchema = z.object({ area: newLaCodeSchema });

/** The position of the address's area; one that nothing was ever proposed for is not on the ladder. */
export async function positionOf(visit: Visit) {
  const found = await ladderOf(visit);
  const { data } = areaSchema.safeParse(visit.request.params);
  const laCode = data?.area;
  if (laCode === undefined || !found.areas.some(({ newLaCode }) => newLaCode === laCode)) {
    throw new HttpProblem(404, 'Choose an area from the ladder: there is none to see at this address.');
  }
  const held = found.positions.find(({ content }) => content.laCode === laCode);
  return {
    ...{ ...found, laCode, areaHref: `${found.href}/${laCode}`, name: areaName(laCode) },
    position: held?.content ?? notOnLadder(laCode, found.repId),
    version: held?.version ?? null,
  };
}
export type FoundPosition = Awaited<ReturnType<typeof positionOf>>;

export const OFF = 'off';
/** A rung by its title; none is off the ladder. */
export const rungTitle = ({ ladder }: Pick<FoundLadder, 'ladder'>, id: string | null): string =>
  id === null ? 'Not on the ladder' : (ladder.rungs.find((rung) => rung.id === id)?.title ?? id);

/** A condition in its words; one that the ladder no longer has, by its id. */
export const conditionWords = ({ ladder }: Pick<FoundLadder, 'ladder'>, id: string): string =>
  ladder.rungs
    .flatMap(({ entry, exit }): readonly LadderCondition[] => [...entry, ...exit])
    .find((condition) => condition.id === id)?.words ?? id;
