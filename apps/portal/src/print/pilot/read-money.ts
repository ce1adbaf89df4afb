import { type Money, mayDo, type Role, type Spend } from '@rep/domain';
import type { PartnershipService } from '../../services/partnership.ts';

/** What was shared out and spent for one pilot, as far as the reader is shown it. */
export type PilotMoney = {
  readonly apportionments: Money['apportionments'];
  readonly spend: readonly Spend[];
};

/** The money of a pilot; null for a reader whose role does not include it. */
export async function readMoney(
  service: PartnershipService,
  { role, pilotId }: { readonly role: Role; readonly pilotId: string },
): Promise<PilotMoney | null> {
  if (!mayDo(role, 'money.read')) return null;
  const [money, spend] = await Promise.all([
    service.call((client) => client.money.show.query()),
    service.call((client) => client.money.spend.query()),
  ]);
  return {
    apportionments: (money?.content.apportionments ?? []).filter((each) => each.pilotId === pilotId),
    spend: spend.map(({ content }) => content).filter((each) => each.pilotId === pilotId),
  };
}
