import {
  type Change,
  type draftReturnSchema,
  GRANT_RETURN,
  type GrantReturn,
  MONEY,
  type Money,
  noMoney,
  type Person,
  returnIdOf,
  SPEND,
  type Spend,
  type Taking,
} from '@rep/domain';
import type { Held, RecordTransaction } from '@rep/records';
import type { z } from 'zod';
import type { RepServices } from '../services.ts';

type ReturnTaking = Taking & { readonly money: Money; readonly spends: readonly Spend[] };
type Rule<H> = (held: H, taking: ReturnTaking) => Change<GrantReturn>;
/** Which return, and the version of it that the user saw. */
type Which = { readonly period: z.infer<typeof draftReturnSchema>; readonly seen: number | undefined };

const targetOf = ({ period, seen }: Which) => ({ id: returnIdOf(period), expectedVersion: seen });

/** The money and the spend that a return is reckoned from. */
async function recorded({ repId }: RepServices, by: Person, { now, read, list }: RecordTransaction) {
  const money = await read(MONEY, repId);
  const spends = (await list(SPEND)).map(({ content }) => content);
  return { by, now, money: money?.content ?? noMoney(repId), spends };
}

/** One step of a grant return that may not be there yet. */
export const changeReturn = (
  services: RepServices,
  by: Person,
  which: Which,
  rule: Rule<GrantReturn | null>,
): Promise<Held<GrantReturn>> =>
  services.records.change(by, GRANT_RETURN, targetOf(which), async (held, transaction) =>
    rule(held?.content ?? null, await recorded(services, by, transaction)),
  );

/** One step of a grant return that is there. Throws `record-not-found`. */
export const stepReturn = (
  services: RepServices,
  by: Person,
  which: Which,
  rule: Rule<GrantReturn>,
): Promise<Held<GrantReturn>> =>
  services.records.step(by, GRANT_RETURN, targetOf(which), async (held, transaction) =>
    rule(held.content, await recorded(services, by, transaction)),
  );
