import { type GrantReturn, type Money, noMoney, type Spend } from '@rep/domain';
import { mayEnter } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { Viewer } from '../pilots/open-steps.ts';
import { readPilots, viewerOf } from '../pilots/read-pilots.ts';
import type { PartnershipService, Profile } from '../services/partnership.ts';

/** The money of the address's partnership, who looks, and what they may see of spend and returns. */
export type FoundMoney = {
  readonly repId: Profile['repId'];
  readonly service: PartnershipService;
  readonly partnership: Profile;
  readonly viewer: Viewer;
  readonly href: string;
  readonly money: Money;
  readonly synthetic: boolean;
  /** Null while there is no record yet. */
  readonly version: number | null;
  /** A member authority is shown its own spend and no other. */
  readonly spends: readonly { readonly content: Spend; readonly version: number }[];
  /** Null for roles that are shown none. */
  readonly returns: readonly { readonly content: GrantReturn; readonly version: number }[] | null;
  readonly pilots: Awaited<ReturnType<typeof readPilots>>;
};

export async function moneyOf(visit: Visit): Promise<FoundMoney> {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const seesReturns = mayEnter(visit.account.role, 'grant-returns');
  const [partnership, viewer, held, spends, pilots, returns] = await Promise.all([
    service.profile(),
    viewerOf(visit, service),
    service.call((client) => client.money.show.query()),
    service.call((client) => client.money.spend.query()),
    readPilots(service),
    seesReturns ? service.call((client) => client.money.returns.query()) : null,
  ]);
  return {
    ...{ repId, service, partnership, viewer, spends, returns, pilots },
    href: `/partnerships/${repId}/money`,
    ...{ money: held?.content ?? noMoney(repId), version: held?.version ?? null },
    synthetic: held?.synthetic ?? false,
  };
}

/** A pilot by its title; one that is not shown to the visitor by its id. */
export const pilotTitle = ({ pilots }: Pick<FoundMoney, 'pilots'>, pilotId: string): string =>
  pilots.find(({ id }) => id === pilotId)?.title ?? pilotId;

/** A member authority sees what is its own, and no totals that others' spend would be missing from. */
export const seesAll = ({ viewer }: Pick<FoundMoney, 'viewer'>): boolean =>
  viewer.account.role !== 'member-authority';
