import type { FieldProblem } from '../http/field-problems.ts';
import type { Answers, Field } from './field.ts';
import { boxOf } from './read-answers.ts';

const isThere = (answers: Answers, name: string): boolean => {
  const answer = answers[name];
  return answer !== null && answer !== undefined && (!Array.isArray(answer) || answer.length > 0);
};

/** Questions that are answered together or not at all, so that half an answer is never dropped in silence. */
export function together(
  fields: readonly Field[],
  answers: Answers,
  names: readonly string[],
): readonly FieldProblem[] {
  const asked = fields.filter(({ name }) => names.includes(name));
  const missing = asked.filter(({ name }) => !isThere(answers, name));
  const first = missing[0];
  if (!first || missing.length === asked.length) return [];
  const labels = new Intl.ListFormat('en-GB').format(missing.map(({ label }) => `“${label}”`));
  return [{ field: boxOf(first), text: `Answer ${labels} too, or empty what belongs to it` }];
}
