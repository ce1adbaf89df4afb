import type { MediationApproach } from '@rep/domain';
import { type Answers, type Field, type Typed, textOf, typedAs, typedDay } from '../forms/field.ts';

type Mediator = MediationApproach['mediators'][number];

const SPARE_ROWS = 3;
const MOST_ROWS = 200;
/** As many rows as there are mediators, and room for a few more. */
export const rowsFor = (held: MediationApproach | null): readonly number[] =>
  Array.from({ length: Math.min((held?.mediators.length ?? 0) + SPARE_ROWS, MOST_ROWS) }, (_, at) => at);

const REGISTERS = [
  { value: 'CMC', text: 'Civil Mediation Council (CMC)' },
  { value: 'CoM', text: 'College of Mediators (CoM)' },
];

/** Questions that make one entry: all of them or none. The last day may stay empty. */
export const namesOf = (at: number): readonly string[] => [
  ...[`mediator-${at}`, `register-${at}`, `number-${at}`, `from-${at}`],
];

export const mediatorFields = (at: number): readonly Field[] => [
  {
    ...{ name: `mediator-${at}`, type: 'line', most: 100, optional: at > 0, group: `Mediator ${at + 1}` },
    label: 'Your own id for the mediator',
    hint: 'For example: mediator-4. No name: the register has it.',
  },
  {
    ...{ name: `register-${at}`, type: 'select', options: REGISTERS, optional: at > 0 },
    label: 'Register',
  },
  {
    ...{ name: `number-${at}`, type: 'line', most: 30, optional: at > 0, path: `mediators.${at}` },
    label: 'Number in the register',
  },
  { name: `from-${at}`, type: 'day', optional: at > 0, label: 'Registered from' },
  {
    ...{ name: `to-${at}`, type: 'day', optional: true, label: 'First day no longer registered' },
    hint: 'Empty where the register gives none.',
  },
];

export const savedMediator = (mediator: Mediator | undefined, at: number): Typed => ({
  [`mediator-${at}`]: typedAs(mediator?.mediator),
  [`register-${at}`]: typedAs(mediator?.register),
  [`number-${at}`]: typedAs(mediator?.number),
  ...typedDay(`from-${at}`, mediator?.validFrom),
  ...typedDay(`to-${at}`, mediator?.validTo),
});

/** The entry of a row, if it has one. */
export function mediatorAt(answers: Answers, at: number): readonly Mediator[] {
  const [mediator, register, number, validFrom] = namesOf(at).map((name) => textOf(answers, name));
  if (!mediator || !register || !number || !validFrom) return [];
  const validTo = textOf(answers, `to-${at}`);
  return [{ mediator, register: register === 'CoM' ? 'CoM' : 'CMC', number, validFrom, validTo }];
}
