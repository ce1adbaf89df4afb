import type { QueryField } from './query-fields.ts';

/** What stands behind the question mark. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is no JSON stays text, so that the input's own check refuses it by the name of its field. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function fieldValue(field: QueryField | undefined, given: string | readonly string[]): unknown {
  if (field?.style === 'list') {
    return [given].flat().map((item) => (field.itemsAreText ? item : jsonOrText(item)));
  }
  if (typeof given !== 'string' || !field) return given;
  if (field.nullable && given === 'null') return null;
  return field.style === 'text' ? given : jsonOrText(given);
}

/** The input a query's address carries. Fields nobody knows go along: whether they are refused is the input's rule. */
export function inputOfFields(query: Query, fields: readonly QueryField[]): Record<string, unknown> {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, given]) =>
      given === undefined ? [] : [[name, fieldValue(known.get(name), given)]],
    ),
  );
}
