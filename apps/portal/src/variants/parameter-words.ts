import type { Parameter, Value } from '@rep/domain';

const label = (parameter: Parameter, code: string): string =>
  ('codes' in parameter && parameter.codes.find((each) => each.code === code)?.label) || code;

/** A value as people read it, with its unit or the words of its codes. */
export function valueWords(parameter: Parameter, value: Value | null): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((code) => label(parameter, code)).join('; ');
  if (typeof value === 'string') return label(parameter, value);
  return parameter.unit === null ? String(value) : `${value} ${parameter.unit.replace('-', ' ')}`;
}

/** What a value may be, in a few words. */
export function limitWords(parameter: Parameter): string {
  switch (parameter.type) {
    case 'boolean':
      return 'Yes or no';
    case 'text':
      return `A text of up to ${parameter.maxLength} characters`;
    case 'code':
      return `One of ${parameter.codes.length} choices`;
    case 'codes':
      return `${parameter.least} or more of ${parameter.codes.length} choices`;
    default:
      return `${parameter.range.min} to ${parameter.range.max} ${parameter.unit.replace('-', ' ')}`;
  }
}

const WHO: Readonly<Record<Parameter['whoMayVary'], string>> = {
  partnership: 'The partnership',
  authority: 'The partnership, and each authority for its own area',
  nobody: 'Nobody',
};
export const whoWords = ({ whoMayVary }: Parameter): string => WHO[whoMayVary];
