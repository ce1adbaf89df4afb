import { DAY_PARTS, type Field, type Typed } from './field.ts';

type Errors = Readonly<Record<string, { readonly text: string }>>;

const WIDTHS = { day: 2, month: 2, year: 4 } as const;

function dayItems(field: Field, typed: Typed, failed: boolean) {
  return DAY_PARTS.map((part) => ({
    name: part,
    value: typed[`${field.name}-${part}`]?.[0] ?? '',
    classes: `govuk-input--width-${WIDTHS[part]}${failed ? ' govuk-input--error' : ''}`,
  }));
}

const labelOf = ({ label, optional }: Field): string =>
  optional && !label.endsWith('(optional)') ? `${label} (optional)` : label;

/** What the template needs of a field: its question, what stands in it and what is wrong with it. */
function boxOf(field: Field, typed: Typed, errors: Errors) {
  const error = errors[field.type === 'day' ? `${field.name}-day` : field.name];
  const values = typed[field.name] ?? [];
  return {
    ...{ name: field.name, type: field.type, label: labelOf(field), group: field.group },
    ...(field.type === 'file' && { accept: field.accept }),
    ...{ hint: field.hint, error, value: values[0] ?? '' },
    items: field.type === 'day' ? dayItems(field, typed, error !== undefined) : optionItems(field, values),
  };
}

function optionItems(field: Field, values: readonly string[]) {
  if (!('options' in field)) return [];
  const items = field.options.map(({ value, text, hint }, at) => ({
    ...{ value, text, checked: values.includes(value), selected: values[0] === value },
    // The first item has the field's own id, so that the link of the summary leads to it.
    id: at === 0 ? field.name : `${field.name}-${at + 1}`,
    ...(hint && { hint: { text: hint } }),
  }));
  const none = { value: '', text: 'Choose', checked: false, selected: values.length === 0, id: '' };
  return field.type === 'select' ? [none, ...items] : items;
}

/** Questions under one heading are one group of the page, so that a label that stands in each says which it is of. */
export const boxesOf = (fields: readonly Field[], typed: Typed, errors: Errors) =>
  fields.map((field, at) => {
    const next = fields[at + 1];
    const grouped = fields.slice(0, at + 1).some(({ group }) => group !== undefined);
    return { ...boxOf(field, typed, errors), endsGroup: grouped && (!next || next.group !== undefined) };
  });
