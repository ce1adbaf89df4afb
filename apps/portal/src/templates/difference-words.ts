import {
  type Parameter,
  parameterSchema,
  type Template,
  type TemplateDifference,
  valueSchema,
} from '@rep/domain';
import { valueInWords } from '../forms/words-of-values.ts';
import type { Section } from '../reading/sections.ts';
import { limitWords, valueWords, whoWords } from '../variants/parameter-words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  whoMayVary: 'Who may vary it',
  default: 'Default',
  range: 'Limits',
  codes: 'Choices',
  least: 'Fewest choices',
  maxLength: 'Longest text',
  source: 'Source',
  reason: 'Why',
  label: 'Name',
  effect: 'What it does',
  unit: 'Unit',
  type: 'Type',
};

/** One field of a parameter in words; the parameter around it says how, for a default alone does not. */
function fieldWords(parameter: Parameter | undefined, field: string, value: unknown): string {
  if (parameter && field === 'default') {
    const read = valueSchema.safeParse(value);
    if (read.success) return valueWords(parameter, read.data);
  }
  if (parameter && field === 'range') return limitWords(parameter);
  if (parameter && field === 'whoMayVary') return whoWords(parameter);
  return valueInWords(value);
}

/** A difference as the service tells it. */
type Told = Pick<TemplateDifference, 'parameter' | 'change' | 'field'> &
  Partial<Pick<TemplateDifference, 'before' | 'after'>>;
type Versions = { readonly before: Template; readonly after: Template };
const named = ({ parameters }: Template, name: string) => parameters.find((each) => each.name === name);

const wholeWords = (value: unknown): string => {
  const parameter = parameterSchema.safeParse(value).data;
  return parameter ? `${valueWords(parameter, parameter.default)} (${limitWords(parameter)})` : 'not there';
};

function rowOf({ before, after }: Versions, { parameter, change, field, ...told }: Told) {
  const [was, is] = [named(before, parameter), named(after, parameter)];
  const label = (is ?? was)?.label ?? parameter;
  if (field === null) {
    const what = change === 'added' ? 'Added' : 'Removed';
    return [label, what, wholeWords(told.before), wholeWords(told.after)];
  }
  const words = [fieldWords(was, field, told.before), fieldWords(is, field, told.after)];
  return [label, FIELDS[field] ?? field, ...words];
}

const aboutRows = ({ before, after }: Versions): readonly (readonly string[])[] =>
  (['title', 'purpose'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ['The template', field === 'title' ? 'Title' : 'Purpose', before[field], after[field]]);

/** What differs between two versions of a template. */
export const differenceSection = (versions: Versions, differences: readonly Told[]): Section => ({
  title: 'What differs',
  table: {
    caption: `Version ${versions.before.version} and version ${versions.after.version}`,
    heads: ['Parameter', 'What', `Version ${versions.before.version}`, `Version ${versions.after.version}`],
    rows: [...aboutRows(versions), ...differences.map((each) => rowOf(versions, each))],
  },
  empty: 'Nothing differs.',
});
