import { type Parameter, type ParameterType, parameterSchema } from '@rep/domain';
import { type Answers, numberOf, textOf } from '../forms/field.ts';
import { linesIn } from '../forms/lines-in.ts';
import type { FieldProblem } from '../http/field-problems.ts';

/** What a form does not ask of a parameter. */
type Kept = { readonly name: string; readonly type: ParameterType; readonly effect: unknown };

const codesIn = (answers: Answers) =>
  linesIn(textOf(answers, 'codes')).map((line) => {
    const [code = '', ...label] = line.split('|');
    return { code: code.trim(), label: label.join('|').trim() };
  });

function valuesOf(type: ParameterType, answers: Answers): Readonly<Record<string, unknown>> {
  const text = textOf(answers, 'default');
  switch (type) {
    case 'boolean':
      return { unit: null, default: text === 'yes' };
    case 'text':
      return { unit: null, default: text ?? '', maxLength: numberOf(answers, 'maxLength') };
    case 'code':
      return { unit: null, default: text, codes: codesIn(answers) };
    case 'codes': {
      const least = numberOf(answers, 'least');
      return { unit: null, default: linesIn(text), codes: codesIn(answers), least };
    }
    default: {
      const range = { min: numberOf(answers, 'min'), max: numberOf(answers, 'max') };
      const unit = type === 'integer' || type === 'decimal' ? textOf(answers, 'unit') : type;
      return { unit, default: numberOf(answers, 'default'), range };
    }
  }
}

const BOXES: Readonly<Record<string, string>> = {
  'range.min': 'min',
  'range.max': 'max',
  'source.basis': 'basis',
  'source.citation': 'citation',
};

/** A problem of the schema at the box that it is about. */
function problemAt(path: readonly PropertyKey[], message: string): FieldProblem {
  const [first = '', second = ''] = path.map(String);
  const field = BOXES[`${first}.${second}`] ?? first;
  const line = first === 'codes' && second !== '' ? ` in line ${Number(second) + 1}` : '';
  return { field, text: `Change this answer${line}: ${message}` };
}

/** The parameter that was written, or what is wrong with it, each at its box. */
export function readParameter(
  { name, type, effect }: Kept,
  answers: Answers,
): { readonly parameter: Parameter | null; readonly problems: readonly FieldProblem[] } {
  const [label, reason] = [textOf(answers, 'label'), textOf(answers, 'reason')];
  const source = { basis: textOf(answers, 'basis'), citation: textOf(answers, 'citation') };
  const about = { name, type, effect, label, reason, source, whoMayVary: textOf(answers, 'whoMayVary') };
  const read = parameterSchema.safeParse({ ...about, ...valuesOf(type, answers) });
  if (read.success) return { parameter: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => problemAt(path, message));
  return { parameter: null, problems };
}
