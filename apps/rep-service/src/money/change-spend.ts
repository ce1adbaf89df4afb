import {
  type Change,
  MONEY,
  type Money,
  noMoney,
  type Person,
  SPEND,
  type Spend,
  spendIdOf,
  type Taking,
} from '@rep/domain';
import type { Held } from '@rep/records';
import type { RepServices } from '../services.ts';

type Place = { readonly pilotId: string; readonly laCode: string; readonly seen: number | undefined };
type Rule = (spend: Spend, taking: Taking & { readonly money: Money }) => Change<Spend>;

/** One step of what an authority spent on a pilot; the money that it is spent from stands still until it is taken. */
export const changeSpend = (
  { records, repId }: RepServices,
  by: Person,
  { pilotId, laCode, seen }: Place,
  rule: Rule,
): Promise<Held<Spend>> => {
  const target = { id: spendIdOf(pilotId, laCode), expectedVersion: seen };
  return records.change(by, SPEND, target, async (held, { now, read }) => {
    const money = await read(MONEY, repId);
    const spend = held?.content ?? { pilotId, laCode, entries: [] };
    return rule(spend, { by, now, money: money?.content ?? noMoney(repId) });
  });
};
