import type { JsonSchema } from './input-schema.ts';

type Components = Readonly<Record<string, JsonSchema>>;
/** How a field of a query is written in an address. */
export type QueryField = {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Text as it is; a number or yes/no; several values of one name; anything else as JSON. */
  readonly style: 'text' | 'plain' | 'list' | 'json';
  readonly nullable: boolean;
  readonly itemsAreText: boolean;
};

const isSchema = (held: unknown): held is JsonSchema => typeof held === 'object' && held !== null;

function resolved(schema: JsonSchema, components: Components): JsonSchema {
  const target = components[schema.$ref?.replace('#/components/schemas/', '') ?? ''];
  return target ? resolved(target, components) : schema;
}

/** The types a value may have, by every way the schema can say it. */
function typesOf(given: JsonSchema, components: Components): ReadonlySet<string> {
  const schema = resolved(given, components);
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) => some ?? []).filter(isSchema);
  return new Set([
    ...[schema.type ?? []].flat(),
    ...values.map((value) => (value === null ? 'null' : typeof value)),
    ...parts.flatMap((part) => [...typesOf(part, components)]),
  ]);
}

const isScalar = (types: ReadonlySet<string>): boolean =>
  types.size > 0 && !types.has('object') && !types.has('array');

function fieldOf(name: string, given: JsonSchema, components: Components): Omit<QueryField, 'required'> {
  const schema = resolved(given, components);
  const types = typesOf(given, components);
  const items = isSchema(schema.items) ? typesOf(schema.items, components) : new Set<string>();
  const list = schema.type === 'array' && isScalar(items);
  const single = types.has('string') ? 'text' : isScalar(types) ? 'plain' : 'json';
  const style = list ? 'list' : single;
  return { name, schema: given, style, nullable: types.has('null'), itemsAreText: items.has('string') };
}

/** The fields of a query whose input is an object; null where it is something else. */
export function queryFieldsOf(given: JsonSchema, components: Components): readonly QueryField[] | null {
  const schema = resolved(given, components);
  if (schema.allOf) {
    const parts = schema.allOf.filter(isSchema).map((part) => queryFieldsOf(part, components));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if (schema.type !== 'object' || !schema.properties) return null;
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties)
    .filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]))
    .map(([name, field]) => ({ ...fieldOf(name, field, components), required: required.has(name) }));
}
