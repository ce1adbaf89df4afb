import { unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Machine, Taker } from '../machine/machine.ts';
import type { Taking } from '../records/change.ts';
import { differencesOf } from '../records/differences.ts';
import { londonDay } from '../records/london-day.ts';
import { type GrantReturn, type ReturnState, returnIdOf } from './grant-return.ts';
import { leadOn, type Money } from './money.ts';
import { financialLead } from './money-facts.ts';
import { returnFigures } from './return-figures.ts';
import type { Spend } from './spend.ts';

export type ReturnEvent = 'draft' | 'sign' | 'submit' | 'withdraw';
/** What the rules of a return look at: what is recorded of money and spend now. */
export type ReturnTaking = Taking & {
  readonly money: Money;
  readonly spends: readonly Spend[];
  /** Every return of the partnership. */
  readonly returns: readonly GrantReturn[];
};
export type ReturnFacts = { readonly held: GrantReturn; readonly taking: ReturnTaking };

const asFinancialLead = ({ taking }: ReturnFacts): readonly Refusal[] => financialLead(taking.money, taking);
const asSecondPerson = ({ held, taking: { by, now, money } }: ReturnFacts): readonly Refusal[] =>
  unless(leadOn(money, londonDay(now))?.secondAccount === by.account && held.draftedBy !== by.account, null, {
    code: 'not-the-second-person',
    fact: 'A return is signed by the second person that the partnership named, who did not draw it up.',
    whoCanSupply: 'the second person beside the financial lead',
  });
const figuresHold = ({ held, taking }: ReturnFacts): readonly Refusal[] => {
  const now = returnFigures(taking.money, taking.spends, held);
  return unless(differencesOf(held.figures, now).length === 0, null, {
    code: 'figures-changed',
    fact: 'Money was recorded since the return was drawn up, and its figures no longer hold.',
    whoCanSupply: 'the financial lead, who draws it up again',
  });
};
const periodOver = ({ held, taking }: ReturnFacts): readonly Refusal[] =>
  unless(held.to <= londonDay(taking.now), null, {
    code: 'period-not-over',
    fact: `The period of the return ends before ${held.to}.`,
    whoCanSupply: 'time',
  });

/** A day is returned once: two returns of a grant that cover it would count its spend twice. */
const nothingOverlaps = ({ held, taking: { returns } }: ReturnFacts): readonly Refusal[] =>
  returns
    .filter((other) => other.grantId === held.grantId && returnIdOf(other) !== returnIdOf(held))
    .filter(({ state, from, to }) => state !== 'withdrawn' && from < held.to && held.from < to)
    .flatMap(({ from, to }) =>
      unless(false, null, {
        ...{ code: 'periods-overlap', field: 'from' },
        fact: `There is a return from ${from} until before ${to}.`,
        whoCanSupply: 'the financial lead, with other days, or by withdrawing a return that is not sent',
      }),
    );

const LEAD: readonly Taker[] = ['lead-authority'];
const drawn = { guards: [asFinancialLead, nothingOverlaps], to: 'drafted' } as const;
const withdrawn = { guards: [asFinancialLead], to: 'withdrawn' } as const;
/**
 * Drawn up by the financial lead, signed by the second person, sent. What is drawn up again is signed again; what was not
 * sent can be withdrawn, so that its days are free for another.
 */
export const RETURN_MACHINE: Machine<ReturnState, ReturnEvent, ReturnFacts> = {
  noun: 'a grant return',
  transitions: [
    { from: null, event: 'draft', roles: LEAD, ...drawn },
    { from: 'drafted', event: 'draft', roles: LEAD, ...drawn },
    { from: 'signed', event: 'draft', roles: LEAD, ...drawn },
    { from: 'withdrawn', event: 'draft', roles: LEAD, ...drawn },
    { from: 'drafted', event: 'withdraw', roles: LEAD, ...withdrawn },
    { from: 'signed', event: 'withdraw', roles: LEAD, ...withdrawn },
    {
      ...{ from: 'drafted', event: 'sign', roles: LEAD },
      ...{ guards: [asSecondPerson, figuresHold, periodOver], to: 'signed' },
    },
    { from: 'signed', event: 'submit', roles: LEAD, guards: [asFinancialLead, figuresHold], to: 'submitted' },
  ],
};
