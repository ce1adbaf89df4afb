import { everyEffect, type LawChange, type Parameter, type ParameterType } from '@rep/domain';
import { type Field, type Typed, typedAs } from '../forms/field.ts';
import { effectKey, effectWords } from './effect-words.ts';
import { BASES } from './template-words.ts';

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const WHO = [
  { value: 'partnership', text: 'The partnership' },
  { value: 'authority', text: 'The partnership, and each authority for its own area' },
  { value: 'nobody', text: 'Nobody' },
];

function rangeFields(type: ParameterType): readonly Field[] {
  const unit: Field = {
    ...{ name: 'unit', type: 'line', most: 40, label: 'Unit', hint: 'Such as settings or per cent.' },
  };
  return [
    ...(type === 'integer' || type === 'decimal' ? [unit] : []),
    { name: 'default', type: 'number', label: 'Default' },
    { name: 'min', type: 'number', label: 'Lowest value', path: 'range.min' },
    { name: 'max', type: 'number', label: 'Highest value', path: 'range.max' },
  ];
}

const CODES: Field = {
  ...{ name: 'codes', type: 'lines', most: 60_000, label: 'Choices' },
  hint: 'One a line: a short name of small letters, digits and hyphens, a vertical bar, and what people read. Such as: print | On paper',
};

/** The questions about the values of a type. */
function valueFields(type: ParameterType): readonly Field[] {
  switch (type) {
    case 'boolean':
      return [{ name: 'default', type: 'radios', label: 'Default', options: YES_NO }];
    case 'text':
      return [
        { name: 'default', type: 'lines', most: 2_000, label: 'Default', optional: true },
        { name: 'maxLength', type: 'number', label: 'Most characters' },
      ];
    case 'code':
      return [
        CODES,
        { name: 'default', type: 'line', most: 60, label: 'Default', hint: 'The short name of a choice.' },
      ];
    case 'codes':
      return [
        CODES,
        {
          ...{ name: 'default', type: 'lines', most: 2_000, label: 'Default', optional: true },
          hint: 'Short names of choices, one a line.',
        },
        { name: 'least', type: 'number', label: 'Fewest choices' },
      ];
    default:
      return rangeFields(type);
  }
}

const ABOUT: readonly Field[] = [
  { name: 'whoMayVary', type: 'radios', label: 'Who may vary it?', options: WHO, group: 'Who and why' },
  {
    ...{ name: 'basis', type: 'radios', label: 'What is it taken from?', path: 'source.basis' },
    options: Object.entries(BASES).map(([value, text]) => ({ value, text })),
  },
  { name: 'citation', type: 'line', most: 500, label: 'Source', path: 'source.citation' },
  {
    ...{ name: 'reason', type: 'lines', most: 1_000, label: 'Why?' },
    hint: 'In plain English: why there is this parameter, and why its limits are where they are.',
  },
];

/** What is asked of a parameter that is there. */
export const changeFields = (type: ParameterType): readonly Field[] => [
  { name: 'label', type: 'line', most: 200, label: 'Name' },
  ...valueFields(type),
  ...ABOUT,
];

/** What is asked of a new one: also its short name, and what it does. What is not in the list cannot be written. */
export const newFields = (type: ParameterType, lawChanges: readonly LawChange[]): readonly Field[] => [
  {
    ...{ name: 'name', type: 'line', most: 60, label: 'Short name' },
    hint: 'Small letters, digits and hyphens. It never changes.',
  },
  {
    ...{ name: 'effect', type: 'select', label: 'What does it do?' },
    options: everyEffect(type, lawChanges).map((effect) => ({
      value: effectKey(effect),
      text: effectWords(effect),
    })),
  },
  ...changeFields(type),
];

function savedDefault({ default: value }: Parameter): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return Array.isArray(value) ? [value.join('\n')] : typedAs(value === '' ? null : value);
}

/** What a parameter says now, box by box. */
export const savedParameter = (parameter: Parameter): Typed => ({
  label: [parameter.label],
  default: savedDefault(parameter),
  whoMayVary: [parameter.whoMayVary],
  basis: [parameter.source.basis],
  citation: [parameter.source.citation],
  reason: [parameter.reason],
  ...('range' in parameter && {
    ...{ unit: [parameter.unit], min: typedAs(parameter.range.min), max: typedAs(parameter.range.max) },
  }),
  ...('maxLength' in parameter && { maxLength: typedAs(parameter.maxLength) }),
  ...('least' in parameter && { least: typedAs(parameter.least) }),
  ...('codes' in parameter && {
    codes: [parameter.codes.map(({ code, label }) => `${code} | ${label}`).join('\n')],
  }),
});
