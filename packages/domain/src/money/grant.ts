import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { daySchema, slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { memorandumInForce } from './memorandum.ts';
import { type Grant, type Money, moneyChange } from './money.ts';
import { financialLead } from './money-facts.ts';
import { inPounds, penceSchema, sumPence } from './pence.ts';

export const awardGrantSchema = z.strictObject({
  /** A short name such as `2026-27`. */
  grantId: slugSchema.max(30),
  pence: penceSchema.min(1),
  from: daySchema,
  /** The first day that it no longer covers. */
  to: daySchema,
});
export type AwardGrant = z.infer<typeof awardGrantSchema>;

export const recordPaymentSchema = z.strictObject({
  grantId: slugSchema.max(30),
  paymentId: slugSchema.max(50),
  on: daySchema,
  pence: penceSchema.min(1),
});
export type RecordPayment = z.infer<typeof recordPaymentSchema>;

/** DfE policy awards a grant under the memorandum that both sides have signed. */
export function awardGrant(money: Money, input: AwardGrant, { by }: Taking): Change<Money> {
  const { grantId: id, ...terms } = input;
  const memorandum = memorandumInForce(money);
  const dfe = { whoCanSupply: 'DfE policy' };
  refuseIfAny([
    ...unless(by.role === 'dfe-policy', null, {
      ...{ code: 'role-not-permitted', fact: 'Only DfE awards a grant.', ...dfe },
    }),
    ...unless(memorandum !== undefined, null, {
      code: 'memorandum-not-signed',
      fact: 'No memorandum of understanding is signed by both sides.',
      whoCanSupply: 'DfE policy and an approver of a lead authority',
    }),
    ...unless(input.from < input.to, null, {
      ...{ code: 'ends-before-it-starts', field: 'to', fact: 'The grant ends before it starts.', ...dfe },
    }),
    ...unless(!money.grants.some((grant) => grant.id === id), null, {
      ...{ code: 'grant-already', field: 'grantId', fact: 'There is a grant of that name.', ...dfe },
    }),
  ]);
  const next: Grant = { id, ...terms, memorandumVersion: memorandum?.version ?? 1, payments: [] };
  return moneyChange({ ...money, grants: [...money.grants, next] }, 'award-grant');
}

/** The refusal when there is no such grant. */
export const grantNotThere = (grantId: string): Refusal[] =>
  unless(false, null, {
    ...{ code: 'no-such-grant', field: 'grantId', fact: `There is no grant ${grantId}.` },
    whoCanSupply: 'DfE policy, who awards grants',
  });

/** The financial lead records what DfE paid. Payments together never pass the grant. */
export function recordPayment(money: Money, input: RecordPayment, taking: Taking): Change<Money> {
  const { grantId, paymentId: id, ...payment } = input;
  const grant = money.grants.find((each) => each.id === grantId);
  const paid = sumPence(grant?.payments ?? [], ({ pence }) => pence);
  const bank = { whoCanSupply: 'the financial lead, from the bank statement' };
  refuseIfAny([
    ...financialLead(money, taking),
    ...(grant ? [] : grantNotThere(grantId)),
    ...unless(!grant?.payments.some((each) => each.id === id), null, {
      ...{ code: 'paid-already', field: 'paymentId', fact: 'This payment is recorded.', ...bank },
    }),
    ...unless(payment.on <= londonDay(taking.now), null, {
      ...{ code: 'in-the-future', field: 'on', fact: 'The day of the payment has not come.', ...bank },
    }),
    ...unless(!grant || paid + payment.pence <= grant.pence, null, {
      ...{ code: 'above-the-grant', field: 'pence' },
      fact: `The grant is £${inPounds(grant?.pence ?? 0)} and £${inPounds(paid)} is paid: £${inPounds(payment.pence)} more would pass it.`,
      ...bank,
    }),
  ]);
  const grants = money.grants.map((each) =>
    each === grant ? { ...each, payments: [...each.payments, { id, ...payment }] } : each,
  );
  return moneyChange({ ...money, grants }, 'record-payment');
}
