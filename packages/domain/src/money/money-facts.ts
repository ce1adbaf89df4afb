import type { Delegation } from '../delegation/delegation.ts';
import { unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { leadOn, type Money } from './money.ts';

/** What the rules of money need to know beside the record. */
export type MoneyFacts = {
  readonly members: readonly { readonly laCode: string; readonly lead: boolean }[];
  /** The scheme of delegation of the caller's own authority. */
  readonly scheme: Delegation | null;
};
export type MoneyTaking = Taking & { readonly facts: MoneyFacts };

/** The caller acts for an authority that leads the partnership. */
export const leadAuthority = ({ by, facts }: MoneyTaking): readonly Refusal[] =>
  unless(
    by.role === 'lead-authority' && facts.members.some(({ laCode, lead }) => lead && laCode === by.laCode),
    'G12',
    {
      code: 'not-a-lead',
      fact: 'Only an authority that leads the partnership does this.',
      whoCanSupply: 'a lead authority of the partnership',
    },
  );

/** The caller is the financial lead today. */
export const financialLead = (money: Money, { by, now }: Taking): readonly Refusal[] =>
  unless(by.role === 'lead-authority' && leadOn(money, londonDay(now))?.account === by.account, null, {
    code: 'not-the-financial-lead',
    fact: 'This account is not the financial lead of the partnership today.',
    whoCanSupply: 'the financial lead',
  });
