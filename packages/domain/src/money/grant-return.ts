import { repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { type Machine, step, type Taker } from '../machine/machine.ts';
import { accountSchema, daySchema, slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { differencesOf } from '../records/differences.ts';
import { londonDay } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { leadOn, type Money } from './money.ts';
import { financialLead } from './money-facts.ts';
import { balances, type ReturnFigures, returnFigures, returnFiguresSchema } from './return-figures.ts';
import type { Spend } from './spend.ts';

const RETURN_STATES = ['drafted', 'signed', 'submitted'] as const;
type ReturnState = (typeof RETURN_STATES)[number];
type ReturnEvent = 'draft' | 'sign' | 'submit';

export const draftReturnSchema = z.strictObject({
  grantId: slugSchema.max(30),
  from: daySchema,
  /** The first day that the return no longer covers. */
  to: daySchema,
});
export type DraftReturn = z.infer<typeof draftReturnSchema>;

/** A grant return: the figures as they were drawn up, by whom, and who signed them. */
export const grantReturnSchema = draftReturnSchema.extend({
  repId: repIdSchema,
  state: z.enum(RETURN_STATES),
  figures: returnFiguresSchema,
  draftedBy: accountSchema,
  signedBy: accountSchema.nullable(),
  signedOn: daySchema.nullable(),
  submittedOn: daySchema.nullable(),
});
export type GrantReturn = z.infer<typeof grantReturnSchema>;

/** The id under which a return is kept. */
export const returnIdOf = ({ grantId, from, to }: DraftReturn): string => `${grantId}.${from}.${to}`;

/** How returns are kept: figures and days are told, accounts are not. */
export const GRANT_RETURN: RecordKind<GrantReturn> = {
  kind: 'grant-return',
  schema: grantReturnSchema,
  publicPart: ({ draftedBy: _, signedBy: __, ...rest }) => rest,
};

/** What the rules of a return look at: what is recorded of money and spend now. */
export type ReturnTaking = Taking & { readonly money: Money; readonly spends: readonly Spend[] };
type Facts = { readonly held: GrantReturn; readonly taking: ReturnTaking };

const asFinancialLead = ({ taking }: Facts): readonly Refusal[] => financialLead(taking.money, taking);
const asSecondPerson = ({ held, taking: { by, now, money } }: Facts): readonly Refusal[] =>
  unless(leadOn(money, londonDay(now))?.secondAccount === by.account && held.draftedBy !== by.account, null, {
    code: 'not-the-second-person',
    fact: 'A return is signed by the second person that the partnership named, who did not draw it up.',
    whoCanSupply: 'the second person beside the financial lead',
  });
const figuresHold = ({ held, taking }: Facts): readonly Refusal[] => {
  const now = returnFigures(taking.money, taking.spends, held);
  return unless(differencesOf(held.figures, now).length === 0, null, {
    code: 'figures-changed',
    fact: 'Money was recorded since the return was drawn up, and its figures no longer hold.',
    whoCanSupply: 'the financial lead, who draws it up again',
  });
};
const periodOver = ({ held, taking }: Facts): readonly Refusal[] =>
  unless(held.to <= londonDay(taking.now), null, {
    code: 'period-not-over',
    fact: `The period of the return ends before ${held.to}.`,
    whoCanSupply: 'time',
  });

const LEAD: readonly Taker[] = ['lead-authority'];
/** Drawn up by the financial lead, signed by the second person, sent. What is drawn up again is signed again. */
export const RETURN_MACHINE: Machine<ReturnState, ReturnEvent, Facts> = {
  noun: 'a grant return',
  transitions: [
    { from: null, event: 'draft', roles: LEAD, guards: [asFinancialLead], to: 'drafted' },
    { from: 'drafted', event: 'draft', roles: LEAD, guards: [asFinancialLead], to: 'drafted' },
    { from: 'signed', event: 'draft', roles: LEAD, guards: [asFinancialLead], to: 'drafted' },
    {
      ...{ from: 'drafted', event: 'sign', roles: LEAD },
      ...{ guards: [asSecondPerson, figuresHold, periodOver], to: 'signed' },
    },
    { from: 'signed', event: 'submit', roles: LEAD, guards: [asFinancialLead, figuresHold], to: 'submitted' },
  ],
};

const changed = (content: GrantReturn, event: ReturnEvent): Change<GrantReturn> => ({
  ...{
    content,
    state: content.state,
    areas: [...new Set(content.figures.lines.map(({ laCode }) => laCode))],
  },
  ...{ step: `${event}-return`, reason: null, announces: [] },
});
const stateAfter = (from: ReturnState | null, event: ReturnEvent, facts: Facts): ReturnState =>
  step(RETURN_MACHINE, { from, event, taker: facts.taking.by.role, facts });

function figuresFor(input: DraftReturn, { money, spends }: ReturnTaking): ReturnFigures {
  const grant = money.grants.find(({ id }) => id === input.grantId);
  const figures = returnFigures(money, spends, input);
  const lead = { whoCanSupply: 'the financial lead' };
  refuseIfAny([
    ...unless(grant !== undefined, null, {
      ...{ code: 'no-such-grant', field: 'grantId', fact: `There is no grant ${input.grantId}.`, ...lead },
    }),
    ...unless(input.from < input.to && (!grant || (grant.from <= input.from && input.to <= grant.to)), null, {
      ...{ code: 'outside-the-grant', field: 'from', ...lead },
      fact: `The return begins before it ends, within the grant: from ${grant?.from} until before ${grant?.to}.`,
    }),
  ]);
  if (figures && balances(figures)) return figures;
  throw new Error('the figures of a grant return do not balance');
}

/** Draws a return up from what is recorded, or draws it up again while it is not sent. */
export function draftReturn(
  held: GrantReturn | null,
  input: DraftReturn & { readonly repId: GrantReturn['repId'] },
  taking: ReturnTaking,
): Change<GrantReturn> {
  const draft: GrantReturn = {
    ...{ ...input, state: 'drafted', figures: figuresFor(input, taking), draftedBy: taking.by.account },
    ...{ signedBy: null, signedOn: null, submittedOn: null },
  };
  const state = stateAfter(held?.state ?? null, 'draft', { held: draft, taking });
  return changed({ ...draft, state }, 'draft');
}

/** The second person signs the figures, which are still what is recorded. */
export function signReturn(held: GrantReturn, taking: ReturnTaking): Change<GrantReturn> {
  const state = stateAfter(held.state, 'sign', { held, taking });
  return changed({ ...held, state, signedBy: taking.by.account, signedOn: londonDay(taking.now) }, 'sign');
}

/** Sends the signed return to DfE. It does not change after. */
export function submitReturn(held: GrantReturn, taking: ReturnTaking): Change<GrantReturn> {
  const state = stateAfter(held.state, 'submit', { held, taking });
  return changed({ ...held, state, submittedOn: londonDay(taking.now) }, 'submit');
}
