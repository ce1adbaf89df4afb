import {
  type Change,
  DELEGATION,
  MONEY,
  type Money,
  type MoneyFacts,
  noMoney,
  type Person,
  type Taking,
} from '@rep/domain';
import type { Held, RecordTransaction } from '@rep/records';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

type Rule = (
  money: Money,
  taking: Taking & { readonly facts: MoneyFacts },
  transaction: RecordTransaction,
) => Change<Money> | Promise<Change<Money>>;

/** One step of the partnership's money, with what its rules need to know read in the same transaction. */
export async function changeMoney(
  { records, repId, pool }: RepServices,
  by: Person,
  expectedVersion: number | undefined,
  rule: Rule,
): Promise<Held<Money>> {
  const profile = await getProfile(pool, repId);
  const members = profile.members.map(({ new_la_code: laCode, lead }) => ({ laCode, lead }));
  return records.change(by, MONEY, { id: repId, expectedVersion }, async (held, transaction) => {
    const scheme = by.laCode === null ? null : await transaction.read(DELEGATION, by.laCode);
    const facts = { members, scheme: scheme?.content ?? null };
    return rule(held?.content ?? noMoney(repId), { by, now: transaction.now, facts }, transaction);
  });
}
