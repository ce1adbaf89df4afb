import type { Choices, Parameter, Template, Value } from '@rep/domain';
import { type Answers, type Field, type Typed, textOf, typedAs } from '../forms/field.ts';
import { together } from '../forms/together.ts';
import { limitWords, valueWords } from './parameter-words.ts';

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const valueName = ({ name }: Parameter): string => `value-${name}`;
const reasonName = ({ name }: Parameter): string => `reason-${name}`;

/** The parameters that the partnership may vary, or that an authority may for its own area. */
export const variedBy = (template: Template, who: 'partnership' | 'authority'): readonly Parameter[] =>
  template.parameters.filter(({ whoMayVary }) =>
    who === 'authority' ? whoMayVary === 'authority' : whoMayVary !== 'nobody',
  );

function valueField(parameter: Parameter): Field {
  const { name, label, reason } = parameter;
  const common = {
    ...{ name: valueName(parameter), optional: true, path: name, label: 'Your value', group: label },
    hint: `${limitWords(parameter)}. The template says: ${valueWords(parameter, parameter.default)}. ${reason}`,
  };
  switch (parameter.type) {
    case 'boolean':
      return { ...common, type: 'select', options: YES_NO };
    case 'text':
      return { ...common, type: 'lines', most: parameter.maxLength };
    case 'code':
    case 'codes': {
      const options = parameter.codes.map(({ code, label: text }) => ({ value: code, text }));
      return { ...common, type: parameter.type === 'code' ? 'select' : 'checkboxes', options };
    }
    default:
      return { ...common, type: 'number' };
  }
}

/** For each parameter its value and why it is not the template's. What is left empty is as the template says. */
export const valueFields = (parameters: readonly Parameter[]): readonly Field[] =>
  parameters.flatMap((parameter) => [
    valueField(parameter),
    { name: reasonName(parameter), type: 'lines', most: 1_000, optional: true, label: 'Why this value?' },
  ]);

function typedValue(value: Value | undefined): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return Array.isArray(value) ? value : typedAs(value);
}

export const savedValues = (parameters: readonly Parameter[], choices: Choices): Typed =>
  Object.fromEntries(
    parameters.flatMap((parameter) => [
      [valueName(parameter), typedValue(choices[parameter.name]?.value)],
      [reasonName(parameter), typedAs(choices[parameter.name]?.reason)],
    ]),
  );

function answered(parameter: Parameter, answers: Answers): Value | null {
  const answer = answers[valueName(parameter)] ?? null;
  if (answer === null || (Array.isArray(answer) && answer.length === 0)) return null;
  if (parameter.type === 'boolean') return answer === 'yes';
  return typeof answer === 'string' || typeof answer === 'number' ? answer : [...answer];
}

/** A value stands with its reason, and a reason with its value. */
export const checkValues = (parameters: readonly Parameter[], answers: Answers) => {
  const fields = valueFields(parameters);
  return parameters.flatMap((parameter) =>
    together(fields, answers, [valueName(parameter), reasonName(parameter)]),
  );
};

export const readChoices = (parameters: readonly Parameter[], answers: Answers): Choices =>
  Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = answered(parameter, answers);
      const reason = textOf(answers, reasonName(parameter));
      return value === null || reason === null ? [] : [[parameter.name, { value, reason }]];
    }),
  );
