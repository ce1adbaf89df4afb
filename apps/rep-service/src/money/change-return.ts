import {
  type Change,
  type draftReturnSchema,
  GRANT_RETURN,
  type GrantReturn,
  MONEY,
  noMoney,
  type Person,
  type ReturnTaking,
  returnIdOf,
  SPEND,
} from '@rep/domain';
import type { Held, RecordTransaction } from '@rep/records';
import type { z } from 'zod';
import type { RepServices } from '../services.ts';
import { lockReturns } from './return-lock.repository.ts';

type Rule<H> = (held: H, taking: ReturnTaking) => Change<GrantReturn>;
/** Which return, and the version of it that the user saw. */
type Which = { readonly period: z.infer<typeof draftReturnSchema>; readonly seen: number | undefined };

/** The money, the spend and the other returns that a return is judged by. */
async function recorded({ repId }: RepServices, by: Person, transaction: RecordTransaction) {
  const { now, read, list } = transaction;
  const money = await read(MONEY, repId);
  const spends = (await list(SPEND)).map(({ content }) => content);
  const returns = (await list(GRANT_RETURN)).map(({ content }) => content);
  return { by, now, money: money?.content ?? noMoney(repId), spends, returns };
}

/** One step of a grant return that may not be there yet. */
export function changeReturn(
  services: RepServices,
  by: Person,
  { period, seen }: Which,
  rule: Rule<GrantReturn | null>,
): Promise<Held<GrantReturn>> {
  const id = returnIdOf(period);
  return services.records.transact(by, { kind: GRANT_RETURN.kind, id }, async (transaction) => {
    await lockReturns(transaction.db);
    return transaction.change(GRANT_RETURN, { id, expectedVersion: seen }, async (held) =>
      rule(held?.content ?? null, await recorded(services, by, transaction)),
    );
  });
}

/** One step of a grant return that is there. Throws `record-not-found`. */
export async function stepReturn(
  services: RepServices,
  by: Person,
  which: Which,
  rule: Rule<GrantReturn>,
): Promise<Held<GrantReturn>> {
  await services.records.get(GRANT_RETURN, returnIdOf(which.period));
  return changeReturn(services, by, which, (held, taking) => {
    if (held) return rule(held, taking);
    throw new Error('a grant return that was there is gone');
  });
}
