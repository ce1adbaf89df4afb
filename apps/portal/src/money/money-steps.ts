import { memorandumInForce } from '@rep/domain';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { AMOUNT, amountProblems } from './amounts.ts';
import { GRANT_STEPS } from './grant-steps.ts';
import type { MoneyStepName } from './open-money-steps.ts';
import type { FoundMoney } from './read-money.ts';

/** A step of the partnership's money as a form. */
export type MoneyStep = Pick<Form, 'title' | 'button'> & {
  readonly intro?: readonly string[];
  fields(found: FoundMoney): readonly Field[];
  check?(answers: Answers): readonly FieldProblem[];
  take(found: FoundMoney, expectedVersion: number | undefined, answers: Answers): Promise<unknown>;
};

const draftMemorandum: MoneyStep = {
  ...{ title: 'Draft a memorandum', button: 'Put it forward' },
  intro: ['Both sides sign it anew: the partnership by an approver of a lead authority, and DfE policy.'],
  fields: () => [
    { name: 'title', type: 'line', most: 200, label: 'Title of the document' },
    {
      ...{ name: 'documentSha256', type: 'line', most: 64, label: 'SHA-256 of the document' },
      hint: '64 characters, 0 to 9 and a to f: it says which text is meant, and the text stays with you.',
    },
  ],
  take: ({ service }, expectedVersion, answers) =>
    service.call((client) =>
      client.money.draftMemorandum.mutate({
        ...{ expectedVersion, title: textOf(answers, 'title') ?? '' },
        documentSha256: textOf(answers, 'documentSha256') ?? '',
      }),
    ),
};

const signMemorandum: MoneyStep = {
  ...{ title: 'Sign the memorandum', button: 'Sign' },
  intro: ['You sign the newest version for your side. A side signs once.'],
  fields: ({ money }) => [
    {
      ...{ name: 'on', type: 'day', label: 'When was it signed?' },
      hint: `As the document says: “${money.memoranda.at(-1)?.title ?? ''}”, version ${money.memoranda.length}.`,
    },
  ],
  take: ({ service, money }, expectedVersion, answers) =>
    service.call((client) =>
      client.money.signMemorandum.mutate({
        ...{ expectedVersion, version: money.memoranda.length, on: textOf(answers, 'on') ?? '' },
      }),
    ),
};

const nameFinancialLead: MoneyStep = {
  ...{ title: 'Name the financial lead', button: 'Name them' },
  intro: ['The financial lead keeps the money of the partnership. A second person signs the returns.'],
  fields: () => [
    {
      ...{ name: 'account', type: 'line', most: 100, label: 'Account of the financial lead' },
      hint: 'The name by which they sign in, such as barnet-drafter.',
    },
    { name: 'secondAccount', type: 'line', most: 100, label: 'Account of the second person' },
    { name: 'from', type: 'day', label: 'From' },
  ],
  take: ({ service }, expectedVersion, answers) =>
    service.call((client) =>
      client.money.nameFinancialLead.mutate({
        ...{ expectedVersion, account: textOf(answers, 'account') ?? '' },
        ...{ secondAccount: textOf(answers, 'secondAccount') ?? '', from: textOf(answers, 'from') ?? '' },
      }),
    ),
};

/** The title under which the grant is awarded says what it rests on. */
const underMemorandum = ({ money }: FoundMoney): Field => ({
  ...{ name: 'grantId', type: 'line', most: 30, label: 'Short name of the grant' },
  hint: `Such as 2026-27. It is awarded under version ${memorandumInForce(money)?.version ?? 1} of the memorandum.`,
});

const awardGrant: MoneyStep = {
  ...{ title: 'Award a grant', button: 'Award' },
  fields: (found) => [
    underMemorandum(found),
    AMOUNT,
    { name: 'from', type: 'day', label: 'From' },
    { name: 'to', type: 'day', label: 'Until', hint: 'The first day that it no longer covers.' },
  ],
  check: amountProblems,
  take: ({ service }, expectedVersion, answers) =>
    service.call((client) =>
      client.money.awardGrant.mutate({ expectedVersion, ...GRANT_STEPS.termsOf(answers) }),
    ),
};

/** The steps of the partnership's money by their address. */
export const MONEY_STEPS: Readonly<Record<MoneyStepName, MoneyStep>> = {
  'draft-memorandum': draftMemorandum,
  'sign-memorandum': signMemorandum,
  'name-financial-lead': nameFinancialLead,
  'award-grant': awardGrant,
  'record-payment': GRANT_STEPS.recordPayment,
  apportion: GRANT_STEPS.apportion,
  'draft-return': GRANT_STEPS.draftReturn,
};
export const isMoneyStep = (step: string): step is MoneyStepName => Object.hasOwn(MONEY_STEPS, step);
