import { inPounds } from '@rep/domain';
import { type Answers, type Field, numberOf } from '../forms/field.ts';
import type { FieldProblem } from '../http/field-problems.ts';

/** Keeps the minus with its amount at the end of a line. */
const JOINED = '\u2060';

/** Pence as people read them: `£1,234.50`, below zero with a minus. */
export function pounds(pence: number): string {
  const [whole = '0', pennies = '00'] = inPounds(Math.abs(pence)).split('.');
  return `${pence < 0 ? `−${JOINED}` : ''}£${Number(whole).toLocaleString('en-GB')}.${pennies}`;
}

export const AMOUNT: Field = {
  ...{ name: 'pounds', type: 'number', label: 'Amount in pounds', path: 'pence' },
  hint: 'In pounds and pence, such as 1,200 or 1200.50.',
};

/** The amount in whole pence; a half penny is refused by `amountProblems` before. */
export const penceOf = (answers: Answers): number => Math.round((numberOf(answers, 'pounds') ?? 0) * 100);

const MOST_POUNDS = 10_000_000_000;
/** What is no amount of money: below zero, parts of a penny, or more than there is. */
export function amountProblems(answers: Answers): readonly FieldProblem[] {
  const typed = numberOf(answers, 'pounds');
  if (typed === null) return [];
  const text =
    typed < 0 || typed > MOST_POUNDS
      ? 'Enter an amount between 0 and 10,000,000,000 pounds'
      : 'Enter whole pence, such as 1200.50';
  const whole = Math.abs(typed * 100 - Math.round(typed * 100)) < 1e-4;
  return typed >= 0 && typed <= MOST_POUNDS && whole ? [] : [{ field: 'pounds', text }];
}
