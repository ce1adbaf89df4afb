import { randomUUID } from 'node:crypto';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import { areaName } from '../forms/words-of-values.ts';
import { AMOUNT, amountProblems, penceOf } from './amounts.ts';
import type { MoneyStep } from './money-steps.ts';
import type { FoundMoney } from './read-money.ts';

const grantField = ({ money }: FoundMoney): Field => ({
  ...{ name: 'grantId', type: 'radios', label: 'Which grant?' },
  options: money.grants.toReversed().map(({ id }) => ({ value: id, text: id })),
});
const text = (answers: Answers, name: string): string => textOf(answers, name) ?? '';

const termsOf = (answers: Answers) => ({
  ...{ grantId: text(answers, 'grantId'), pence: penceOf(answers) },
  ...{ from: text(answers, 'from'), to: text(answers, 'to') },
});

const recordPayment: MoneyStep = {
  ...{ title: 'Record a payment of DfE', button: 'Record it' },
  fields: (found) => [
    grantField(found),
    AMOUNT,
    { name: 'on', type: 'day', label: 'When was it paid?' },
    {
      ...{ name: 'paymentId', type: 'line', most: 50, label: 'Reference of the payment' },
      hint: 'Small letters, figures and hyphens, such as 2026-q1. A reference is used once.',
    },
  ],
  check: amountProblems,
  take: ({ service }, expectedVersion, answers) =>
    service.call((client) =>
      client.money.recordPayment.mutate({
        ...{ expectedVersion, grantId: text(answers, 'grantId'), pence: penceOf(answers) },
        ...{ paymentId: text(answers, 'paymentId'), on: text(answers, 'on') },
      }),
    ),
};

const SEPARATOR = '@';
/** Every area of every pilot, by both names. */
const areaOptions = ({ pilots }: FoundMoney) =>
  pilots.flatMap(({ id, title, areas }) =>
    areas.map(({ laCode }) => ({
      value: `${id}${SEPARATOR}${laCode}`,
      text: `${title}: ${areaName(laCode)}`,
    })),
  );

const apportion: MoneyStep = {
  ...{ title: 'Set a share', button: 'Set it' },
  intro: [
    'What one authority may spend of a grant on one pilot, in all. It takes the place of the share set before; shares together never pass the grant.',
  ],
  fields: (found) => [
    grantField(found),
    { name: 'laCode', type: 'select', label: 'Which area of which pilot?', options: areaOptions(found) },
    AMOUNT,
  ],
  check: amountProblems,
  take: ({ service }, expectedVersion, answers) => {
    const [pilotId = '', laCode = ''] = text(answers, 'laCode').split(SEPARATOR);
    const input = { grantId: text(answers, 'grantId'), pilotId, laCode, pence: penceOf(answers) };
    return service.call((client) => client.money.apportion.mutate({ ...input, expectedVersion }));
  },
};

const draftReturn: MoneyStep = {
  ...{ title: 'Draw up a grant return', button: 'Draw it up' },
  intro: ['It is reckoned from what is recorded. No day is in two returns of a grant.'],
  fields: (found) => [
    grantField(found),
    { name: 'from', type: 'day', label: 'First day' },
    { name: 'to', type: 'day', label: 'Until', hint: 'The first day that it no longer covers.' },
  ],
  take: ({ service }, _, answers) => {
    const period = {
      grantId: text(answers, 'grantId'),
      from: text(answers, 'from'),
      to: text(answers, 'to'),
    };
    return service.call((client) => client.money.draftReturn.mutate(period));
  },
};

/** An entry's own id. A form sent twice is refused by the version that it shows. */
export const newEntryId = (): string => `e-${randomUUID()}`;
export const GRANT_STEPS = { recordPayment, apportion, draftReturn, termsOf } as const;
