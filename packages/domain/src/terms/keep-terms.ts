import type { Delegation } from '../delegation/delegation.ts';
import { mayDraft } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { addDays, londonDay } from '../records/london-day.ts';
import type { Term, Terms } from './terms.ts';

/** Longer than any half of a school year: a year typed wrong. */
const LONGEST_DAYS = 200;
type Told = { readonly code: string; readonly field: string; readonly fact: string };

function problemsOf(term: Term, index: number, terms: readonly Term[]): readonly Told[] {
  const [field, { id, name, firstDay, lastDay }] = [`terms.${index}`, term];
  const before = terms.slice(0, index);
  const other = before.find((each) => each.firstDay <= lastDay && firstDay <= each.lastDay);
  const at = (code: string, part: string, fact: string): Told => ({ code, field: `${field}.${part}`, fact });
  return [
    ...(before.some((each) => each.id === id)
      ? [at('term-twice', 'id', `The term ${id} is entered twice.`)]
      : []),
    ...(lastDay <= firstDay
      ? [at('ends-before-it-starts', 'lastDay', `${name} ends before it starts.`)]
      : []),
    ...(lastDay > addDays(firstDay, LONGEST_DAYS)
      ? [at('term-too-long', 'lastDay', `${name} is longer than ${LONGEST_DAYS} days.`)]
      : []),
    ...(other ? [at('terms-overlap', 'firstDay', `${name} begins before ${other.name} is over.`)] : []),
  ];
}

/** A drafter of an authority writes down its school terms, or changes them. Every problem is told at once. */
export function keepTerms(
  held: Terms | null,
  input: Terms,
  taking: Taking & { readonly scheme: Delegation | null },
): Change<Terms> {
  const { laCode, terms } = input;
  const standing = { laCode, scheme: taking.scheme, on: londonDay(taking.now) };
  const problems = terms
    .flatMap(problemsOf)
    .flatMap((told): Refusal[] =>
      unless(false, null, { ...told, laCode, whoCanSupply: 'whoever keeps the terms of the authority' }),
    );
  refuseIfAny([...mayDraft(taking.by, standing), ...problems]);
  const inOrder = terms.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  return {
    ...{ content: { ...input, terms: inOrder }, state: 'kept', areas: [laCode], reason: null, announces: [] },
    step: held === null ? 'kept' : 'changed',
  };
}
