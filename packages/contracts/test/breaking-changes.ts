import type { JsonSchema } from '../scripts/json-schema.ts';

const LOWER_BOUNDS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER_BOUNDS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const FIXED = ['pattern', 'format', 'const', 'if', 'then', 'else'];
const LISTS = ['anyOf', 'oneOf', 'allOf'];

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaAt = (schema: JsonSchema, keyword: string): JsonSchema => {
  const value = schema[keyword];
  return isSchema(value) ? value : {};
};
const listAt = (schema: JsonSchema, keyword: string): readonly unknown[] => {
  const value = schema[keyword];
  return Array.isArray(value) ? value : [];
};
const numberAt = (schema: JsonSchema, keyword: string): number | undefined => {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
};
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Pair = { readonly before: JsonSchema; readonly after: JsonSchema; readonly at: string };

function fieldChanges({ before, after, at }: Pair): string[] {
  const [old, now] = [schemaAt(before, 'properties'), schemaAt(after, 'properties')];
  const [neededBefore, neededNow] = [listAt(before, 'required'), listAt(after, 'required')];
  return [
    ...Object.keys(old).flatMap((name) => {
      const path = at === '' ? name : `${at}.${name}`;
      const [was, is] = [old[name], now[name]];
      if (!isSchema(is)) return [`${path} was removed`];
      return isSchema(was) ? breakingChanges(was, is, path) : [];
    }),
    ...neededNow
      .filter((name) => !neededBefore.includes(name))
      .map((name) => `${at}.${name} became required`),
    ...neededBefore
      .filter((name) => !neededNow.includes(name))
      .map((name) => `${at}.${name} may be left out`),
  ];
}

function boundChanges({ before, after, at }: Pair): string[] {
  const narrowed = (keyword: string, sign: 1 | -1): boolean => {
    const [was, is] = [numberAt(before, keyword), numberAt(after, keyword)];
    return is !== undefined && (was === undefined || is * sign > was * sign);
  };
  return [
    ...LOWER_BOUNDS.filter((keyword) => narrowed(keyword, 1)),
    ...UPPER_BOUNDS.filter((keyword) => narrowed(keyword, -1)),
    ...FIXED.filter((keyword) => keyword in after && !same(before[keyword], after[keyword])),
  ].map((keyword) => `${at} has a narrower ${keyword}`);
}

function valueChanges({ before, after, at }: Pair): string[] {
  const types = (schema: JsonSchema): readonly unknown[] => [schema['type']].flat();
  const lost =
    'enum' in after ? listAt(before, 'enum').filter((v) => !listAt(after, 'enum').includes(v)) : [];
  return [
    ...('type' in after && types(before).some((type) => !types(after).includes(type))
      ? [`${at} changed its type`]
      : []),
    ...('enum' in after && !('enum' in before) ? [`${at} became a closed list`] : []),
    ...lost.map((value) => `${at} lost the value ${String(value)}`),
    ...(after['additionalProperties'] === false && before['additionalProperties'] !== false
      ? [`${at} refuses unknown fields`]
      : []),
  ];
}

/** Every alternative of before must still be taken by one of after. */
function alternativeChanges({ before, after, at }: Pair): string[] {
  return LISTS.flatMap((keyword) => {
    const now = listAt(after, keyword).filter(isSchema);
    if (now.length > 0 && !(keyword in before)) return [`${at} has a new ${keyword}`];
    return listAt(before, keyword)
      .filter(isSchema)
      .filter((was) => keyword in after && now.every((is) => breakingChanges(was, is, at).length > 0))
      .map((_, index) => `${at} lost or narrowed alternative ${index + 1}`);
  });
}

function nestedChanges({ before, after, at }: Pair): string[] {
  return ['items', 'propertyNames', 'additionalProperties'].flatMap((keyword) => {
    const [was, is] = [before[keyword], after[keyword]];
    return isSchema(was) && isSchema(is) ? breakingChanges(was, is, `${at}[${keyword}]`) : [];
  });
}

/**
 * What a later schema takes away from an earlier one. A minor version adds optional fields, values of a list and room;
 * whatever this names needs a new major version, on a topic of its own.
 */
export function breakingChanges(before: JsonSchema, after: JsonSchema, at = ''): string[] {
  const pair = { before, after, at };
  return [fieldChanges, boundChanges, valueChanges, alternativeChanges, nestedChanges].flatMap((changes) =>
    changes(pair),
  );
}
