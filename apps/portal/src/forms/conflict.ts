import { ROLES, type Role, roleInWords } from '@rep/domain';
import type { Refused } from '../services/refused.ts';
import { DAY_PARTS, type Field, type Typed } from './field.ts';
import { placeInWords, valueInWords } from './words-of-values.ts';

type Saved = { readonly fields: readonly Field[]; readonly saved: Typed };

/** What somebody else changed, and beside it what was typed here. */
export type ConflictView = {
  readonly who: string;
  readonly changes: readonly { readonly place: string; readonly before: string; readonly after: string }[];
  readonly beside: readonly { readonly label: string; readonly saved: string; readonly typed: string }[];
};

const isRole = (role: string): role is Role => ROLES.some((known) => known === role);
/** A role in words; one that this version does not know, as it was told. */
export const whoInWords = (role: string): string => (isRole(role) ? roleInWords(role) : role);

function wordsOf(field: Field, typed: Typed): string {
  if (field.type === 'day') {
    return DAY_PARTS.flatMap((part) => typed[`${field.name}-${part}`] ?? []).join(' ');
  }
  const values = (typed[field.name] ?? []).filter((value) => value !== '');
  const named = (value: string): string =>
    ('options' in field && field.options.find((option) => option.value === value)?.text) || value;
  return values.map(named).join(', ');
}

/** Both texts of every question whose saved answer is not the one that was typed, and all that was changed meanwhile. */
export function conflictOf(
  { fields, saved }: Saved,
  typed: Typed,
  conflict: NonNullable<Refused['conflict']>,
): ConflictView {
  const beside = fields
    .map((field) => ({ label: field.label, saved: wordsOf(field, saved), typed: wordsOf(field, typed) }))
    .filter((row) => row.saved !== row.typed);
  const changes = conflict.differences.map(({ path, before, after }) => ({
    place: placeInWords(path),
    before: valueInWords(before),
    after: valueInWords(after),
  }));
  return { who: whoInWords(conflict.changedByRole), changes, beside };
}
