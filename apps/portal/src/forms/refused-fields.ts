import type { FieldProblem } from '../http/field-problems.ts';
import type { Refused } from '../services/refused.ts';
import type { Field } from './field.ts';
import { boxOf } from './read-answers.ts';

/** The box that the service means by `plan.design.areas.0`: the field whose path is the longest beginning of it. */
function boxAt(fields: readonly Field[], path: string | null): string {
  if (path === null) return '';
  const fits = (at: string): boolean => `${path}.`.startsWith(`${at}.`) || `${path}.`.endsWith(`.${at}.`);
  const found = fields
    .filter(({ name, path: at = name }) => fits(at))
    .toSorted((a, b) => (b.path ?? b.name).length - (a.path ?? a.name).length)[0];
  return found ? boxOf(found) : '';
}

/** What the service refused, each reason at its box where it has one; who can help stands behind it. */
export function problemsOf(refused: Refused, fields: readonly Field[]): readonly FieldProblem[] {
  const atFields = refused.fields.map(({ path, message }) => {
    const field = boxAt(fields, path);
    const text = field === '' ? `Change ${path}: ${message}` : `Change this answer: ${message}`;
    return { field, text };
  });
  const reasons = refused.refusals.map(({ gate, field, fact, whoCanSupply }) => ({
    field: boxAt(fields, field),
    text: `${gate ? `Gate ${gate}: ` : ''}${fact} Ask ${whoCanSupply}.`,
  }));
  const all = [...atFields, ...reasons];
  return all.length > 0 ? all : [{ field: '', text: refused.message }];
}
