import { z } from 'zod';
import { mayApprove } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { refuseIfAny } from '../gates/step-refused.ts';
import { accountSchema, daySchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type Money, moneyChange } from './money.ts';
import { leadAuthority, type MoneyTaking } from './money-facts.ts';

export const nameFinancialLeadSchema = z.strictObject({
  account: accountSchema,
  /** Who signs the returns that the financial lead draws up. */
  secondAccount: accountSchema,
  from: daySchema,
});
export type NameFinancialLead = z.infer<typeof nameFinancialLeadSchema>;

/** An approver of a lead authority names who keeps the money from a day on. Who kept it before stays in the record. */
export function nameFinancialLead(
  money: Money,
  input: NameFinancialLead,
  taking: MoneyTaking,
): Change<Money> {
  const { by, facts } = taking;
  const laCode = by.laCode ?? '';
  const last = money.leads.at(-1);
  refuseIfAny([
    ...leadAuthority(taking),
    ...mayApprove(by, { laCode, scheme: facts.scheme, on: londonDay(taking.now) }, []),
    ...unless(input.account !== input.secondAccount, null, {
      ...{ code: 'one-person-only', field: 'secondAccount' },
      fact: 'The financial lead and the second person are one account.',
      whoCanSupply: "the authority's approver, who names two people",
    }),
    ...unless(!last || last.from <= input.from, null, {
      ...{ code: 'before-the-last', field: 'from' },
      fact: `The financial lead before this one begins on ${last?.from}.`,
      whoCanSupply: "the authority's approver, with a later day",
    }),
  ]);
  return moneyChange(
    { ...money, leads: [...money.leads, { ...input, laCode, namedBy: by.account }] },
    'name-financial-lead',
  );
}
